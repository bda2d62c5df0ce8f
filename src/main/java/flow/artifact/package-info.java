/**
 * What is kept of a value, and how it comes back: as plain JSON where that says everything, and as JSON with tags elsewhere.
 * The door is {@link flow.artifact.Values}.
 */
@NullMarked
package flow.artifact;

import org.jspecify.annotations.NullMarked;
