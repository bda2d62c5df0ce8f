package flow.run;

import flow.TimeoutException;
import flow.graph.Durations;
import flow.task.Outcome;
import flow.task.Outcome.Done;
import flow.task.Outcome.Failed;
import flow.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is started, repeated and given up as a whole, and counts as one worker: a task, or all tasks of a gang. Belongs to the
 * coordinator's thread.
 */
final class Work implements Part {
    /** How much longer than its timeout an attempt may take that looks to it itself: it has to begin, and to write down how it ended. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Coordinator run;
    private final Optional<Duration> timeout;
    private final Consumer<List<Done>> done;
    private final Runnable failed;
    private final List<Task> tasks;
    private final List<Attempt> attempts = new ArrayList<>(1);
    private final List<Runnable> alarms = new ArrayList<>(0);
    private boolean wasStarted;
    private @Nullable LastFailure toRepeat;

    /** Why it is to be repeated. */
    private record LastFailure(Attempt attempt, Failed failed) {}

    /**
     * @param timeout of each task
     * @param done gets the end of each task, in order
     * @param failed called when one of them finally failed, was killed, or is passed over
     */
    Work(Coordinator run, List<Task> tasks, Optional<Duration> timeout, Consumer<List<Done>> done, Runnable failed) {
        this.run = run;
        this.tasks = new ArrayList<>(tasks);
        this.timeout = timeout;
        this.done = done;
        this.failed = failed;
    }

    @Override
    public void begin() {
        List<Done> before = run.takenOver(tasks);
        if (before != null) {
            wasStarted = true;
            done.accept(before);
            return;
        }
        Alone alone = run.alone();
        if (alone != null && alone.passesOver(tasks)) {
            failed.run();
            return;
        }
        if (alone != null) {
            alone.keepOnly(tasks);
            tasks.replaceAll(alone::prepared);
        }
        run.ready(this);
    }

    /** Makes an attempt at all of its tasks at once. */
    void start() {
        wasStarted = true;
        toRepeat = null;
        tasks.forEach(task -> attempts.add(new Attempt(run, this, task)));
        for (Attempt attempt : attempts) {
            run.ledger().started(attempt);
            timeout.ifPresent(bound -> alarms.add(
                    attempt.isOnItsOwn()
                            ? run.after(bound.plus(PATIENCE), attempt::tell)
                            : run.after(bound, () -> expired(attempt, bound))));
            run.workers().start(attempt);
        }
    }

    private void expired(Attempt attempt, Duration bound) {
        if (attempt.isOpen()) {
            TimeoutException why = new TimeoutException("it took longer than its timeout of " + Durations.text(bound));
            attempt.giveUp(run.runner().givenUp(attempt.task(), why, "timeout"));
        }
    }

    /** One of its attempts has ended. */
    void ended(Attempt attempt, Outcome outcome) {
        if (outcome instanceof Failed failure) {
            failed(attempt, failure);
            return;
        }
        // What it caught may be that it was told to end.
        if (run.isAborted() && outcome instanceof Done done && done.caught() != null) {
            abort();
            return;
        }
        if (attempts() == 0) {
            succeeded();
        }
    }

    private void succeeded() {
        run.ledger().committed(attempts);
        List<Done> ends = new ArrayList<>(attempts.size());
        for (Attempt attempt : attempts) {
            ends.add(attempt.end());
        }
        leave();
        if (run.isOneAttempt()) {
            // What follows is for others, and of a gang's nodes this is one only.
            failed.run();
            return;
        }
        done.accept(ends);
    }

    private void failed(Attempt attempt, Failed failure) {
        if (run.isAborted()) {
            abort();
            return;
        }
        boolean isRepeated = attempt.task().isRepeatedAfter(failure.thrown()) && !run.isStopped();
        if (isRepeated && !run.isOneAttempt()) {
            repeat(attempt, failure);
            return;
        }
        run.ledger().failed(attempt, failure, !isRepeated);
        killOthers(attempt, true);
        leave();
        over(failure);
    }

    private void repeat(Attempt attempt, Failed failure) {
        Task task = attempt.task();
        Duration delay = task.retry().delayBefore(task.attempt() + 1);
        run.ledger().repeated(attempt, failure, delay);
        killOthers(attempt, false);
        leave();
        tasks.replaceAll(Task::again);
        toRepeat = new LastFailure(attempt, failure);
        run.later(delay, this);
    }

    /** It is not repeated any more: the failure for which it would have been was the last one. */
    void giveUpRepeating() {
        if (toRepeat != null) {
            run.ledger().lastFailed(toRepeat.attempt(), toRepeat.failed());
            over(toRepeat.failed());
        }
    }

    private void over(Failed failure) {
        run.failed(failure);
        failed.run();
    }

    private void killOthers(Attempt guilty, boolean isLast) {
        String why = Killed.with(guilty.task().id());
        attempts.stream().filter(attempt -> attempt != guilty).forEach(attempt -> kill(attempt, why, isLast));
    }

    private void kill(Attempt attempt, String why, boolean isLast) {
        attempt.giveUp();
        run.ledger().killed(attempt, why, isLast);
    }

    /** Interrupts all of its attempts, and lets them end by themselves. */
    void tell() {
        attempts.forEach(Attempt::tell);
    }

    /** Gives up all of its attempts because the run is aborted. */
    void abort() {
        attempts.forEach(attempt -> kill(attempt, "the run was aborted", true));
        leave();
        failed.run();
    }

    /** Whether that thread works on one of its attempts. */
    boolean isOf(Thread worker) {
        return attempts.stream().anyMatch(attempt -> attempt.isOpen() && attempt.isRunBy(worker));
    }

    /** Fails for good when that thread works on one of its attempts. */
    boolean fail(Thread worker, Throwable why) {
        Optional<Attempt> guilty = attempts.stream()
                .filter(attempt -> attempt.isOpen() && attempt.isRunBy(worker))
                .findFirst();
        guilty.ifPresent(attempt -> attempt.giveUp(run.runner().failed(attempt.task(), why, "killed")));
        return guilty.isPresent();
    }

    /** How many attempts are being made at this moment. */
    int attempts() {
        int open = 0;
        for (Attempt attempt : attempts) {
            open += attempt.isOpen() ? 1 : 0;
        }
        return open;
    }

    /** Its worker is free for others. */
    private void leave() {
        alarms.forEach(Runnable::run);
        alarms.clear();
        attempts.clear();
        run.left(this);
    }

    @Override
    public void countNotStarted(NotStartedSteps steps) {
        if (!wasStarted) {
            steps.add(tasks.get(0));
        }
    }
}
