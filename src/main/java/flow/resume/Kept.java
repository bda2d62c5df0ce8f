package flow.resume;

import flow.graph.TaskId;
import flow.store.Reused;
import flow.store.TaskDone;
import java.util.Objects;
import java.util.Optional;

/**
 * A task that is taken over.
 *
 * @param done what it left, as it is written down in the new run
 */
public record Kept(TaskDone done) implements Fate {

    @Override
    public String step() {
        return done.task().step();
    }

    @Override
    public String task() {
        return done.task().toString();
    }

    @Override
    public Optional<TaskId> id() {
        return Optional.of(done.task());
    }

    /** Where it ran. */
    public Reused from() {
        return Objects.requireNonNull(done.reused());
    }

    /** Whether its step had other code when it ran. */
    public boolean isOfOtherCode() {
        return from().code() != null;
    }
}
