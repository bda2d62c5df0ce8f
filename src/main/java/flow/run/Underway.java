package flow.run;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What an engine is running at this moment, for those who want to end it from other threads. */
final class Underway {
    private @Nullable Coordinator running;
    private boolean isAborted;

    /** Runs it; one that was aborted before it began ends at once. */
    void during(Coordinator run, Runnable work) {
        begin(run);
        try {
            work.run();
        } finally {
            end();
        }
    }

    private synchronized void begin(Coordinator run) {
        running = run;
        if (isAborted) {
            run.post(run::abort);
        }
    }

    private synchronized void end() {
        running = null;
    }

    /** Tells it to end, now or when it begins. Returns at once; for any thread. */
    synchronized void abort() {
        isAborted = true;
        if (running != null) {
            running.post(running::abort);
        }
    }

    /**
     * Whether that thread works for one of its tasks; changes nothing.
     *
     * @return never completed when the run is over by then
     */
    synchronized CompletableFuture<Boolean> isOf(Thread worker) {
        if (running == null) {
            return CompletableFuture.completedFuture(false);
        }
        Coordinator run = running;
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        run.post(() -> answer.complete(run.isOf(worker)));
        return answer;
    }

    /**
     * A thread called {@code System.exit} and will never return from it, while the process waits for the run.
     *
     * @return whether it worked for a task; never completed when the run is over by then
     */
    synchronized CompletableFuture<Boolean> exits(Thread caller) {
        if (running == null) {
            return CompletableFuture.completedFuture(false);
        }
        Coordinator run = running;
        CompletableFuture<Boolean> wasTask = new CompletableFuture<>();
        ProcessExit exit = new ProcessExit(caller.getStackTrace());
        run.post(() -> wasTask.complete(run.exits(caller, exit)));
        return wasTask;
    }
}
