package flow.cli;

import flow.run.RunEvent;
import flow.run.RunEvent.RunFinished;
import flow.run.RunEvent.RunStarted;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From when to when a run went, as its events tell. */
final class Span implements Consumer<RunEvent> {
    private volatile @Nullable Instant startedAt;
    private volatile @Nullable Instant endedAt;

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunStarted) {
            startedAt = event.at();
        } else if (event instanceof RunFinished) {
            endedAt = event.at();
        }
    }

    /** Null for a run that never started. */
    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    /** That of the clock for a run whose end nobody told. */
    Instant endedAt(Clock clock) {
        Instant end = endedAt;
        return end == null ? clock.instant() : end;
    }
}
