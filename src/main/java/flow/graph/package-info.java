/**
 * A workflow as one immutable value: blocks within blocks, with everything derived from where a node stands.
 * The door is {@link flow.graph.Flow}; nothing here knows how it was written down nor what it becomes.
 */
@NullMarked
package flow.graph;

import org.jspecify.annotations.NullMarked;
