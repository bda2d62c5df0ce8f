package flow.cli;

import flow.run.TaskEngine;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How one task comes to its end, and the exit code that says so. */
final class TaskEnding implements Endings.Endable {
    private final TaskEngine engine;
    private final boolean isRepeated;
    private volatile @Nullable ExitCode signal;

    /** @param isRepeated whether another attempt may follow */
    TaskEnding(TaskEngine engine, boolean isRepeated) {
        this.engine = engine;
        this.isRepeated = isRepeated;
    }

    @Override
    public void told(ExitCode code) {
        signal = code;
        engine.abort();
    }

    @Override
    public boolean exits(Thread caller) {
        return engine.exits(caller)
                .completeOnTimeout(false, RunEnding.PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    boolean isTold() {
        return signal != null;
    }

    /** A task that was done before the signal reached it is done. */
    ExitCode exitCode(TaskEngine.End end) {
        if (end.done() != null) {
            return ExitCode.OK;
        }
        ExitCode told = signal;
        if (told != null) {
            return told;
        }
        boolean isForGood = end.failed() != null && end.failed().last();
        return isForGood && isRepeated ? ExitCode.FAILED_FOR_GOOD : ExitCode.RUN_FAILED;
    }
}
