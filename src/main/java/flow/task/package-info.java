/**
 * The execution of one task: its body over a view of the artifacts that are visible to it, the decision that is its last act,
 * and the keeping of what it changed. The door is {@link flow.task.TaskRunner}; nothing else runs a body.
 */
@NullMarked
package flow.task;

import org.jspecify.annotations.NullMarked;
