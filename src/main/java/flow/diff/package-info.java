/**
 * What differs between two runs: code, parameters, tasks and values, side by side, and texts line by line. The door is
 * {@link flow.diff.RunDiff}; the commands print what comes out.
 */
@NullMarked
package flow.diff;

import org.jspecify.annotations.NullMarked;
