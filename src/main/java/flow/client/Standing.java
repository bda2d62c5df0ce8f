package flow.client;

import flow.store.RunEnd;
import flow.store.RunReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How it stood with a run when it was looked at.
 *
 * @param end null when there was none
 */
record Standing(Status status, @Nullable RunEnd end) {

    static Standing of(RunReader run) {
        Optional<RunEnd> end = run.end();
        if (end.isEmpty() && run.writer().isPresent()) {
            return new Standing(Status.RUNNING, null);
        }
        // Between the two questions its process may have ended, and written that down.
        return end.or(run::end).map(Standing::of).orElse(new Standing(Status.LOST, null));
    }

    static Standing of(RunEnd end) {
        return new Standing(Status.of(end.status()), end);
    }
}
