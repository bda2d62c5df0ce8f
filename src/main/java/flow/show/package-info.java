/**
 * Pictures of a flow: a tree of text for people, Mermaid and DOT for documents, JSON for programs.
 * The door is {@link flow.show.Picture}.
 */
@NullMarked
package flow.show;

import org.jspecify.annotations.NullMarked;
