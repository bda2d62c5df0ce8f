package flow.deploy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run as its target sees it.
 *
 * @param name as the target calls it
 * @param message of the target, about the run as a whole; empty for none
 * @param startedAt null when it has not begun
 * @param endedAt null when it is not over
 * @param isSuspended whether nothing more is started for now
 * @param isTerminated whether somebody ended it
 * @param tasks what ran or runs, in the order of their beginnings; without those that only group others
 * @param gap why {@code tasks} are not all; null when they are
 */
public record RemoteRun(
        String name,
        String deployment,
        Phase phase,
        String message,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        boolean isSuspended,
        boolean isTerminated,
        List<RemoteTask> tasks,
        @Nullable String gap) {

    public RemoteRun {
        tasks = List.copyOf(tasks);
    }

    /** Of a run, and of its tasks. */
    public enum Phase {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        ERROR,
        SKIPPED,
        OMITTED;

        public boolean isOver() {
            return this != PENDING && this != RUNNING;
        }

        public boolean isBad() {
            return this == FAILED || this == ERROR;
        }

        /** As people read it. */
        public String spelling() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One pod of it.
     *
     * @param name as the target shows it: {@code process(0:0)}
     * @param at where in the flow it stands, as its container was told; empty at the top
     * @param attempt from 0
     * @param message of the target; empty for none
     * @param isRepeated whether it failed and another attempt follows
     * @param isBehindEnd whether it belongs to what follows the run's end
     */
    public record RemoteTask(
            String name,
            String at,
            int attempt,
            Phase phase,
            String message,
            boolean isRepeated,
            boolean isBehindEnd,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}
}
