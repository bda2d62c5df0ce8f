package flow.run;

import flow.graph.TaskId;
import flow.store.Decision;
import flow.task.Outcome.Done;
import flow.task.Task;
import org.jspecify.annotations.Nullable;

/** A decision, and which task took it. */
record Decided(Decision decision, TaskId task) {

    /** Null when the task decided nothing. */
    static @Nullable Decided by(Task task, Done done) {
        return done.decision() == null ? null : new Decided(done.decision(), task.id());
    }
}
