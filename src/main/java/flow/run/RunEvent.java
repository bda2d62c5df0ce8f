package flow.run;

import flow.graph.Choice;
import flow.graph.Foreach;
import flow.graph.Repeat;
import flow.graph.TaskId;
import flow.problem.Position;
import flow.store.LogEntry;
import flow.task.Diagnosis;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened in a run, told in the order in which it happened. */
public sealed interface RunEvent {

    Instant at();

    /** The run exists in the store. */
    record RunStarted(Instant at, String runId, String flow) implements RunEvent {}

    /**
     * The run resumes another.
     *
     * @param reused how many tasks it takes over; each of them is told where the run gets to it
     */
    record RunResumed(Instant at, String originRunId, int reused) implements RunEvent {}

    /**
     * A task is taken over, with all that it left.
     *
     * @param runId where it ran
     */
    record TaskReused(Instant at, TaskId task, String runId) implements RunEvent {}

    /** @param attempt from 0 */
    record TaskStarted(Instant at, TaskId task, int attempt) implements RunEvent {}

    /**
     * A task is committed.
     *
     * @param caught the failure that its {@code catchInto} took; null when there was none
     */
    record TaskFinished(
            Instant at,
            TaskId task,
            int attempt,
            Duration took,
            @Nullable Diagnosis caught) implements RunEvent {}

    /**
     * An attempt failed, and another one follows.
     *
     * @param delay until then
     */
    record TaskRetried(Instant at, TaskId task, int attempt, Diagnosis diagnosis, Duration delay) implements RunEvent {}

    /** A task finally failed, and its path ends here. */
    record TaskFailed(Instant at, TaskId task, int attempt, Diagnosis diagnosis) implements RunEvent {}

    /**
     * An attempt was ended from outside, for no fault of its own: another node of its gang failed, or the run was aborted.
     *
     * @param why as a clause
     */
    record TaskKilled(Instant at, TaskId task, int attempt, String why) implements RunEvent {}

    /** A line was printed, by an attempt or by nobody in particular. */
    record LinePrinted(LogEntry entry) implements RunEvent {
        @Override
        public Instant at() {
            return entry.line().at();
        }
    }

    /** @param task who decided it, here and below */
    record ItemsDecided(Instant at, TaskId task, Foreach foreach, int count) implements RunEvent {}

    /** @param option from 0, with {@code otherwise} last; -1 when nothing runs */
    record OptionTaken(Instant at, TaskId task, Choice choice, int option) implements RunEvent {}

    /** A repeat goes on behind its last round. */
    record LoopEnded(Instant at, TaskId task, Repeat repeat, int rounds) implements RunEvent {}

    /** @param message one clause without a full stop */
    record Warning(Instant at, TaskId task, Position position, String message) implements RunEvent {}

    /**
     * The run was told to end while tasks were running: nothing new is started, and they are interrupted.
     *
     * @param attempts how many are running
     * @param grace how long they may take to end
     */
    record RunTold(Instant at, int attempts, Duration grace) implements RunEvent {}

    /** The run is over, and everything that it left is safe on the disk. */
    record RunFinished(Instant at, RunResult result) implements RunEvent {}

    /**
     * Somebody was told how the run ended, or was not; after its end.
     *
     * @param channel as the script calls it
     * @param fault why nobody was told, as a clause; null when the message was sent
     */
    record Notified(Instant at, String channel, @Nullable String fault) implements RunEvent {}
}
