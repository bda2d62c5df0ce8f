package flow.client;

import flow.Failure;
import flow.store.TaskDone;
import flow.store.TaskFailed;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An attempt at a task that ended. */
public final class Attempt {
    private final Task task;
    private final int number;
    private final Instant startedAt;
    private final Instant endedAt;
    private final @Nullable TaskFailed failed;

    Attempt(Task task, TaskDone done) {
        this.task = task;
        this.number = done.attempt();
        this.startedAt = done.startedAt();
        this.endedAt = done.endedAt();
        this.failed = null;
    }

    Attempt(Task task, TaskFailed failed) {
        this.task = task;
        this.number = failed.attempt();
        this.startedAt = failed.startedAt();
        this.endedAt = failed.endedAt();
        this.failed = failed;
    }

    /** From 0. */
    public int getNumber() {
        return number;
    }

    public Instant getStartedAt() {
        return startedAt;
    }

    public Instant getEndedAt() {
        return endedAt;
    }

    public Duration getTook() {
        return Duration.between(startedAt, endedAt);
    }

    /** Why it failed; null when it did not. */
    public @Nullable Failure getFailure() {
        return failed == null ? null : failed.failure();
    }

    /** The line of the script where it failed, {@code train.flow.groovy:33}; null when it did not fail, or when that is not known. */
    public @Nullable String getPlace() {
        return failed == null || failed.clue().place().isEmpty()
                ? null
                : failed.clue().place();
    }

    /** What it printed. */
    public Log getLog() {
        return task.getLog().attempt(number);
    }

    /** {@code RUN/STEP/TASK, attempt 1}. */
    @Override
    public String toString() {
        return task.getPath() + ", attempt " + number;
    }
}
