package flow.store;

import flow.Failure;
import flow.graph.TaskId;
import java.time.Instant;

/**
 * An attempt failed.
 *
 * @param attempt from 0
 * @param clue {@link Clue#NONE} when nothing more is known
 * @param last whether the task is given up: no further attempt follows, and nothing catches the failure
 */
public record TaskFailed(
        TaskId task, int attempt, Instant startedAt, Instant endedAt, Failure failure, Clue clue, boolean last)
        implements RunRecord {

    /** Without a clue. */
    public TaskFailed(TaskId task, int attempt, Instant startedAt, Instant endedAt, Failure failure, boolean last) {
        this(task, attempt, startedAt, endedAt, failure, Clue.NONE, last);
    }

    /** Why, in words: of a fault of the language its message; of an exception its plain class name as well. */
    public String what() {
        String message = failure.message() == null ? "" : failure.message();
        if (clue.code() != null || !failure.kind().equals("exception")) {
            return message;
        }
        String type =
                failure.type().substring(failure.type().lastIndexOf('.') + 1).replace('$', '.');
        return message.isEmpty() ? type : type + ": " + message;
    }
}
