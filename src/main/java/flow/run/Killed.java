package flow.run;

import flow.Failure;
import flow.graph.TaskId;
import flow.store.TaskFailed;
import java.time.Instant;

/** Attempts that were ended from outside, for no fault of their own. */
final class Killed {
    private Killed() {}

    /**
     * @param why for people
     * @param isLast whether no further attempt follows
     */
    static TaskFailed record(TaskId task, int attempt, Instant startedAt, Instant endedAt, String why, boolean isLast) {
        String type = InterruptedException.class.getName();
        Failure failure = new Failure(type, why, "", "killed", attempt + 1, task.step(), task.toString());
        return new TaskFailed(task, attempt, startedAt, endedAt, failure, isLast);
    }

    /** Because of another node of the same gang. */
    static String with(TaskId guilty) {
        return "'" + guilty + "' of the same gang failed";
    }
}
