package flow.testing;

import flow.Failure;
import flow.client.Attempt;
import flow.client.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task that failed for good, by its last attempt. */
public final class FailedTask {
    private final Task task;
    private final Attempt last;

    FailedTask(Task task) {
        List<Attempt> history = task.getHistory();
        this.task = task;
        this.last = history.get(history.size() - 1);
    }

    public String getStep() {
        return task.getStep();
    }

    /** As messages call it: {@code read}, {@code read[1]}. */
    public String getTask() {
        return task.id().toString();
    }

    /** What the exception said; null when it said nothing. */
    public @Nullable String getMessage() {
        return failure().message();
    }

    /** The exception's class. */
    public String getType() {
        return failure().type();
    }

    /** The line of the script where it went wrong, {@code train.flow.groovy:33}; null when that is not known. */
    public @Nullable String getPlace() {
        return last.getPlace();
    }

    /** How many attempts were made. */
    public int getAttempts() {
        return task.getAttempts();
    }

    private Failure failure() {
        Failure failure = last.getFailure();
        if (failure == null) {
            throw new IllegalStateException("a task that failed has a failure");
        }
        return failure;
    }

    @Override
    public String toString() {
        String place = getPlace() == null ? "" : " (" + getPlace() + ")";
        return getTask() + ": " + (getMessage() == null ? getType() : getMessage()) + place;
    }
}
