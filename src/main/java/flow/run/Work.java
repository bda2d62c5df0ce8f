package flow.run;

import flow.Failure;
import flow.TimeoutException;
import flow.graph.Durations;
import flow.store.TaskDone;
import flow.store.TaskFailed;
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
    private final Coordinator run;
    private final Optional<Duration> timeout;
    private final Consumer<List<Done>> done;
    private final Runnable failed;
    private final List<Task> tasks;
    private final List<Attempt> attempts = new ArrayList<>(1);
    private final List<Runnable> alarms = new ArrayList<>(0);
    private boolean wasStarted;
    private @Nullable LastFailure lastFailure;

    /** Why it is to be repeated. */
    private record LastFailure(Attempt attempt, Failed failed) {}

    /**
     * @param timeout of each task
     * @param done gets the end of each task, in order
     * @param failed called when one of them finally failed, or was killed
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
        run.ready(this);
    }

    /** Makes an attempt at all of its tasks at once. */
    void start() {
        wasStarted = true;
        lastFailure = null;
        tasks.forEach(task -> attempts.add(new Attempt(run, this, task)));
        for (Attempt attempt : attempts) {
            run.tell(new RunEvent.TaskStarted(
                    attempt.startedAt(), attempt.task().id(), attempt.task().attempt()));
            timeout.ifPresent(bound -> alarms.add(run.after(bound, () -> expired(attempt, bound))));
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
        if (outcome instanceof Failed failed) {
            failed(attempt, failed);
            return;
        }
        if (attempts.stream().noneMatch(Attempt::isOpen)) {
            succeeded();
        }
    }

    private void succeeded() {
        List<Done> ends = new ArrayList<>(attempts.size());
        for (Attempt attempt : attempts) {
            Done end = (Done) attempt.outcome();
            ends.add(end);
            commit(attempt, end);
        }
        leave();
        done.accept(ends);
    }

    private void commit(Attempt attempt, Done end) {
        Task task = attempt.task();
        run.append(new TaskDone(
                task.id(),
                task.attempt(),
                attempt.startedAt(),
                attempt.endedAt(),
                end.changes().set(),
                end.changes().removed(),
                end.decision()));
        Duration took = Duration.between(attempt.startedAt(), attempt.endedAt());
        run.tell(new RunEvent.TaskFinished(attempt.endedAt(), task.id(), task.attempt(), took, end.caught()));
        if (end.warning() != null && task.decides() != null) {
            run.tell(new RunEvent.Warning(
                    attempt.endedAt(), task.id(), task.decides().position(), end.warning()));
        }
    }

    private void failed(Attempt attempt, Failed failed) {
        if (run.isAborted()) {
            run.killed(this);
            return;
        }
        Task task = attempt.task();
        boolean isRepeated = task.isRepeatedAfter(failed.thrown()) && !run.isStopped();
        record(attempt, failed.diagnosis().failure(), !isRepeated);
        killOthers(attempt, !isRepeated);
        leave();
        if (isRepeated) {
            repeat(attempt, failed);
            return;
        }
        finallyFailed(new LastFailure(attempt, failed));
    }

    private void repeat(Attempt attempt, Failed failed) {
        Task task = attempt.task();
        tasks.replaceAll(Task::again);
        lastFailure = new LastFailure(attempt, failed);
        Duration delay = task.retry().delayBefore(task.attempt() + 1);
        run.tell(new RunEvent.TaskRetried(attempt.endedAt(), task.id(), task.attempt(), failed.diagnosis(), delay));
        run.later(delay, this);
    }

    /** It is not repeated any more: the failure for which it would have been was the last one. */
    void giveUpRepeating() {
        if (lastFailure != null) {
            finallyFailed(lastFailure);
        }
    }

    private void finallyFailed(LastFailure last) {
        Task task = last.attempt().task();
        run.tell(new RunEvent.TaskFailed(
                last.attempt().endedAt(),
                task.id(),
                task.attempt(),
                last.failed().diagnosis()));
        run.failed(last.failed());
        failed.run();
    }

    /** Ends all of its attempts, for no fault of theirs. */
    void kill(String why) {
        attempts.forEach(attempt -> kill(attempt, why, true));
        leave();
        failed.run();
    }

    private void killOthers(Attempt failed, boolean isLast) {
        String why = "'" + failed.task().id() + "' of the same gang failed";
        attempts.stream().filter(attempt -> attempt != failed).forEach(attempt -> kill(attempt, why, isLast));
    }

    private void kill(Attempt attempt, String why, boolean isLast) {
        attempt.giveUp();
        Task task = attempt.task();
        String type = InterruptedException.class.getName();
        String spelling = task.id().toString();
        record(
                attempt,
                new Failure(
                        type, why, "", "killed", task.attempt() + 1, task.id().step(), spelling),
                isLast);
        run.tell(new RunEvent.TaskKilled(attempt.endedAt(), task.id(), task.attempt(), why));
    }

    private void record(Attempt attempt, Failure failure, boolean isLast) {
        Task task = attempt.task();
        run.append(new TaskFailed(task.id(), task.attempt(), attempt.startedAt(), attempt.endedAt(), failure, isLast));
    }

    /** Its worker is free for others. */
    private void leave() {
        alarms.forEach(Runnable::run);
        alarms.clear();
        attempts.clear();
        run.left(this);
    }

    /** Interrupts all of its attempts. */
    void tell() {
        attempts.forEach(Attempt::tell);
    }

    @Override
    public void countNotStarted(NotStartedSteps steps) {
        if (!wasStarted) {
            steps.add(tasks.get(0));
        }
    }
}
