package flow.run;

import flow.graph.Flow;
import flow.store.RunEnd;
import flow.store.RunWriter;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The end of a run: written down, made safe, told. May be called again when memory was short; what was done stays done. */
final class Finish implements Runnable {
    private final Flow flow;
    private final Coordinator run;
    private final RunWriter writer;
    private final Announcer announcer;
    private final Consumer<RunEvent> events;
    private final Timer timer;
    private @Nullable RunEnd end;
    private boolean isWritten;
    private @Nullable RunResult result;

    /** @param events is told the end, once the announcer has told everything before it */
    Finish(Flow flow, Coordinator run, RunWriter writer, Announcer announcer, Consumer<RunEvent> events, Timer timer) {
        this.flow = flow;
        this.run = run;
        this.writer = writer;
        this.announcer = announcer;
        this.events = events;
        this.timer = timer;
    }

    @Override
    public void run() {
        if (end == null) {
            end = new RunEnd(run.status(), timer.now());
        }
        if (!isWritten) {
            writer.append(end);
            isWritten = true;
        }
        writer.sync();
        if (result == null) {
            result = result(run.tally(), end.status());
        }
        announcer.finish();
        events.accept(new RunEvent.RunFinished(end.endedAt(), result));
    }

    /** Once it has run. */
    RunResult result() {
        return Objects.requireNonNull(result);
    }

    private RunResult result(Tally tally, RunEnd.Status status) {
        return new RunResult(
                writer.runId(),
                status,
                tally.failed(),
                tally.failures(),
                run.alone() == null ? tally.notStarted().of(flow) : List.of(),
                tally.storeFault());
    }
}
