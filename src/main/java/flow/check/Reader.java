package flow.check;

import flow.graph.Repeat;
import flow.graph.TaskNode;
import org.jspecify.annotations.Nullable;

/**
 * Who reads a name.
 *
 * @param description begins a message: {@code step 'merge'}, {@code this condition}
 * @param task null for conditions and forks
 */
record Reader(String description, @Nullable TaskNode task) {
    static final Reader CONDITION = new Reader("this condition", null);
    static final Reader FOREACH = new Reader("this foreach", null);

    static Reader of(TaskNode task) {
        return new Reader("step '" + task.name() + "'", task);
    }

    static Reader until(Repeat repeat) {
        return new Reader("until: of repeat '" + repeat.name() + "'", null);
    }
}
