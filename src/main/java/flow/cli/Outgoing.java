package flow.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What goes out to others when a run has ended: all of it side by side, within one budget, so that nobody waits longer than that for the
 * end. Whatever becomes of it is told, and changes nothing.
 */
final class Outgoing {
    static final Duration BUDGET = Duration.ofSeconds(10);

    /** What errands are told to take, so that they come to an end of their own. */
    private static final double SHARE = 0.95;

    private final Duration budget;

    Outgoing() {
        this(BUDGET);
    }

    /** @param budget for all together */
    Outgoing(Duration budget) {
        this.budget = budget;
    }

    /** One thing that goes out. */
    interface Errand {
        /** For people: {@code Slack}. */
        String to();

        /**
         * @param within how long it may take; it is interrupted soon after
         * @return why it did not get there, as a clause; null when it did
         */
        @Nullable
        String carryOut(Duration within) throws InterruptedException;
    }

    /** @param fault why it did not get there, as a clause; null when it did */
    record Report(String to, @Nullable String fault) {}

    /** In the order of the errands. A thread that is interrupted meanwhile ends them. */
    List<Report> carryOut(List<? extends Errand> errands) {
        if (errands.isEmpty()) {
            return List.of();
        }
        Duration within = Duration.ofNanos((long) (budget.toNanos() * SHARE));
        List<Callable<Report>> work = new ArrayList<>();
        errands.forEach(errand -> work.add(() -> new Report(errand.to(), errand.carryOut(within))));
        ExecutorService threads = Executors.newFixedThreadPool(errands.size(), Outgoing::thread);
        try {
            List<Future<Report>> ended = threads.invokeAll(work, budget.toNanos(), TimeUnit.NANOSECONDS);
            List<Report> reports = new ArrayList<>();
            for (int i = 0; i < ended.size(); i++) {
                reports.add(report(errands.get(i), ended.get(i)));
            }
            return reports;
        } catch (InterruptedException told) {
            return errands.stream()
                    .map(errand -> new Report(errand.to(), "flow was told to end"))
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private Report report(Errand errand, Future<Report> ended) throws InterruptedException {
        try {
            return ended.get();
        } catch (CancellationException late) {
            return new Report(errand.to(), "it took longer than " + budget.toMillis() / 1000.0 + " s");
        } catch (ExecutionException bug) {
            // Without its message, in which anything may stand.
            String type = bug.getCause().getClass().getSimpleName();
            return new Report(errand.to(), "this is a fault in flow itself (" + type + ")");
        }
    }

    /** The process does not wait for it. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "outgoing");
        thread.setDaemon(true);
        return thread;
    }
}
