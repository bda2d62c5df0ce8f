package flow.resume;

import flow.graph.TaskId;
import java.util.function.Predicate;

/**
 * The tasks that are to be run although they finished.
 *
 * @param tasks of a gang all nodes or none
 * @param why a clause
 */
record Asked(Predicate<TaskId> tasks, String why) {
    static final Asked NOTHING = new Asked(task -> false, "");

    /** All tasks of a step. */
    static Asked from(String step) {
        return new Asked(task -> task.step().equals(step), "--from asks for it");
    }

    /** One task; with a node of a gang the whole of it. */
    static Asked alone(TaskId wanted) {
        return new Asked(task -> task.whole().equals(wanted.whole()), "it is asked for");
    }
}
