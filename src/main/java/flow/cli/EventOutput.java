package flow.cli;

import flow.progress.EventJson;
import flow.run.RunEvent;
import java.io.PrintStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a run's events to standard output. When that is no longer possible the run ends, as one that was told to. */
final class EventOutput implements Consumer<RunEvent> {
    private final PrintStream out;
    private final Runnable abort;
    private final EventJson json = new EventJson();
    private @Nullable Unusable fault;

    EventOutput(PrintStream out, Runnable abort) {
        this.out = out;
        this.abort = abort;
    }

    @Override
    public void accept(RunEvent event) {
        if (fault != null) {
            return;
        }
        try {
            out.print(json.of(event));
        } catch (Unusable cut) {
            fault = cut;
            abort.run();
        }
    }

    /** @throws Unusable when not everything could be written */
    void check() {
        if (fault != null) {
            throw fault;
        }
    }
}
