package flow.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ends of a real process. The first signal tells the run to end, the second one ends the process at once; without a run, and
 * where signals were ignored when the process began (as {@code nohup} does), all is as the JVM has it.
 */
final class ProcessEndings implements Endings {
    /** No run takes that long to end; a command that hangs may. */
    private static final int PATIENCE_SECONDS = 60;

    private final PrintStream err;
    /** Stays when it is over: what is left of it may still call {@code System.exit}. */
    private volatile @Nullable Endable run;

    private final AtomicBoolean isTold = new AtomicBoolean();
    private final CompletableFuture<Integer> ours = new CompletableFuture<>();

    private ProcessEndings(PrintStream err) {
        this.err = err;
    }

    static ProcessEndings of(PrintStream err) {
        ProcessEndings endings = new ProcessEndings(err);
        Runtime.getRuntime().addShutdownHook(new Thread(endings::judge, "script-exit"));
        return endings;
    }

    @Override
    public <R> R during(Endable run, Supplier<R> work) {
        this.run = run;
        List<Runnable> restore = Stream.of(EndSignal.values())
                .map(signal -> SignalHandling.handle(signal.name(), () -> told(signal.code(), run)))
                .toList();
        try {
            return work.get();
        } finally {
            // From the first signal on a second one ends the process, whatever it still waits for.
            if (isTold.get()) {
                Descendants.end();
            } else {
                restore.forEach(Runnable::run);
            }
        }
    }

    private void told(ExitCode code, Endable run) {
        if (isTold.getAndSet(true)) {
            Descendants.kill();
            Runtime.getRuntime().halt(code.number());
        }
        run.told(code);
    }

    /** Ends the process when the command is done; where a script is ending it already, {@link #judge} does so with our code. */
    void exit(int code) {
        ours.complete(code);
        System.exit(code);
    }

    /**
     * {@code System.exit} in a script ends the process behind our back, with nothing said and perhaps with 0 as if all had gone
     * well. Here it is said: the run ends as one that failed, and the JVM waits for it.
     */
    private void judge() {
        ScriptExit.find().ifPresent(this::end);
    }

    private void end(ScriptExit exit) {
        Endable begun = run;
        if (begun == null) {
            err.println(exit.message("while its graph was built"));
            Runtime.getRuntime().halt(ExitCode.INVALID_SCRIPT.number());
            return;
        }
        if (!begun.exits(exit.caller())) {
            err.println(exit.message("in the middle of the run"));
        }
        ours.completeOnTimeout(ExitCode.RUN_FAILED.number(), PATIENCE_SECONDS, TimeUnit.SECONDS);
        int code = ours.join();
        Descendants.end();
        Runtime.getRuntime().halt(code);
    }
}
