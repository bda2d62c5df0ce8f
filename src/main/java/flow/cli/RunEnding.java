package flow.cli;

import flow.run.LocalEngine;
import flow.run.RunResult;
import flow.store.RunEnd.Status;
import flow.store.StoreCorrupt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How a run on this machine comes to its end, and the exit code that says so. */
final class RunEnding implements Endings.Endable {
    /** A run that does not answer is over. */
    static final int PATIENCE_SECONDS = 5;

    private final LocalEngine engine;
    private volatile @Nullable ExitCode signal;

    RunEnding(LocalEngine engine) {
        this.engine = engine;
    }

    @Override
    public void told(ExitCode code) {
        signal = code;
        engine.abort();
    }

    @Override
    public boolean exits(Thread caller) {
        return engine.exits(caller)
                .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Of a run of one task alone, which is aborted whenever it does not fail: it never comes to its own end. */
    ExitCode exitCodeOfTask(RunResult result) {
        boolean isDone = signal == null && result.status() == Status.ABORTED && result.storeFault() == null;
        return isDone ? ExitCode.OK : exitCode(result);
    }

    /** A run that had come to its end before the signal reached it ended as it says. */
    ExitCode exitCode(RunResult result) {
        ExitCode told = signal;
        if (result.status() == Status.ABORTED) {
            return told == null ? ExitCode.INTERRUPTED : told;
        }
        if (result.storeFault() != null) {
            return result.storeFault() instanceof StoreCorrupt ? ExitCode.CORRUPT : ExitCode.INFRASTRUCTURE;
        }
        return result.status() == Status.SUCCEEDED ? ExitCode.OK : ExitCode.RUN_FAILED;
    }
}
