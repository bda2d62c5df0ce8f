package flow.run;

import flow.Failure;
import flow.problem.Position;
import flow.store.Clue;
import flow.store.RunWriter;
import flow.store.TaskDone;
import flow.store.TaskFailed;
import flow.task.Diagnosis;
import flow.task.Outcome.Done;
import flow.task.Outcome.Failed;
import flow.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Notes what happens to tasks: for good in the run's records, and to whoever listens. */
final class Ledger {
    private final RunWriter writer;
    private final Consumer<RunEvent> events;
    private final boolean isOfOneAttempt;

    Ledger(RunWriter writer, Consumer<RunEvent> events) {
        this(writer, events, false);
    }

    private Ledger(RunWriter writer, Consumer<RunEvent> events, boolean isOfOneAttempt) {
        this.writer = writer;
        this.events = events;
        this.isOfOneAttempt = isOfOneAttempt;
    }

    /** Of one attempt, about which nobody is told. That it was ended from outside is for whoever did that to say: it may be made again. */
    static Ledger ofOneAttempt(RunWriter writer) {
        return new Ledger(writer, event -> {}, true);
    }

    void tell(RunEvent event) {
        events.accept(event);
    }

    void started(Attempt attempt) {
        Task task = attempt.task();
        tell(new RunEvent.TaskStarted(attempt.startedAt(), task.id(), task.attempt()));
    }

    /** From here on the tasks are done, whatever happens: all nodes of a gang, or none that anybody heard of. */
    void committed(List<Attempt> attempts) {
        attempts.forEach(attempt -> append(attempt, attempt.end()));
        attempts.forEach(attempt -> tell(attempt, attempt.end()));
    }

    private void append(Attempt attempt, Done end) {
        Task task = attempt.task();
        writer.append(new TaskDone(
                task.id(),
                task.attempt(),
                attempt.startedAt(),
                attempt.endedAt(),
                end.changes().set(),
                end.changes().removed(),
                end.decision(),
                end.reads(),
                null));
    }

    private void tell(Attempt attempt, Done end) {
        Task task = attempt.task();
        Duration took = Duration.between(attempt.startedAt(), attempt.endedAt());
        tell(new RunEvent.TaskFinished(attempt.endedAt(), task.id(), task.attempt(), took, end.caught()));
        for (String loss : end.losses()) {
            Position about =
                    task.node() == null ? Position.NOWHERE : task.node().position();
            tell(new RunEvent.Warning(attempt.endedAt(), task.id(), about, loss));
        }
        if (end.warning() != null && task.decides() != null) {
            tell(new RunEvent.Warning(
                    attempt.endedAt(), task.id(), task.decides().position(), end.warning()));
        }
    }

    /** A task was done by an earlier run; the records of this one begin with it. */
    void takenOver(TaskDone task) {
        if (task.reused() != null) {
            tell(new RunEvent.TaskReused(
                    task.endedAt(), task.task(), task.reused().runId()));
        }
    }

    /** An attempt failed, and the task is attempted again after a delay. */
    void repeated(Attempt attempt, Failed failed, Duration delay) {
        Task task = attempt.task();
        append(attempt, failed.diagnosis(), false);
        tell(new RunEvent.TaskRetried(attempt.endedAt(), task.id(), task.attempt(), failed.diagnosis(), delay));
    }

    /**
     * An attempt failed that was the last one here.
     *
     * @param isLast whether it was the last one altogether
     */
    void failed(Attempt attempt, Failed failed, boolean isLast) {
        append(attempt, failed.diagnosis(), isLast);
        lastFailed(attempt, failed);
    }

    /** An attempt was the last one after all, although its failure is noted already. */
    void lastFailed(Attempt attempt, Failed failed) {
        Task task = attempt.task();
        tell(new RunEvent.TaskFailed(attempt.endedAt(), task.id(), task.attempt(), failed.diagnosis()));
    }

    /** An attempt was ended from outside, for no fault of its own. */
    void killed(Attempt attempt, String why, boolean isLast) {
        if (isOfOneAttempt) {
            return;
        }
        Task task = attempt.task();
        Instant startedAt = attempt.startedAt();
        writer.append(Killed.record(task.id(), task.attempt(), startedAt, attempt.endedAt(), why, isLast));
        tell(new RunEvent.TaskKilled(attempt.endedAt(), task.id(), task.attempt(), why));
    }

    private void append(Attempt attempt, Diagnosis diagnosis, boolean isLast) {
        String code = diagnosis.code() == null ? null : diagnosis.code().name();
        String place = diagnosis.position().isKnown() ? diagnosis.position().toString() : "";
        append(attempt, diagnosis.failure(), new Clue(place, diagnosis.frames(), code, diagnosis.hint()), isLast);
    }

    private void append(Attempt attempt, Failure failure, Clue clue, boolean isLast) {
        Task task = attempt.task();
        writer.append(new TaskFailed(
                task.id(), task.attempt(), attempt.startedAt(), attempt.endedAt(), failure, clue, isLast));
    }
}
