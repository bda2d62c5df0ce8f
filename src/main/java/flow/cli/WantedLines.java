package flow.cli;

import flow.graph.TaskId;
import flow.store.LogEntry;
import flow.store.LogLine.Stream;
import flow.store.LogSource;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a run's log are asked for; what is empty is any.
 *
 * @param task as people type it
 * @param since when they were printed at the earliest
 * @param only whose they must be; null for anybody's
 */
record WantedLines(
        Optional<String> step,
        Optional<String> task,
        Optional<Integer> attempt,
        Optional<Instant> since,
        boolean out,
        boolean err,
        @Nullable Set<TaskId> only) {

    WantedLines(
            Optional<String> step,
            Optional<String> task,
            Optional<Integer> attempt,
            Optional<Instant> since,
            boolean out,
            boolean err) {
        this(step, task, attempt, since, out, err, null);
    }

    /** The same of some tasks alone. */
    WantedLines of(Set<TaskId> tasks) {
        return new WantedLines(step, task, attempt, since, out, err, tasks);
    }

    boolean has(LogEntry entry) {
        boolean isOfStream = entry.line().stream() == Stream.OUT ? out : err;
        boolean isLater = since.map(begin -> !entry.line().at().isBefore(begin)).orElse(true);
        return isOfStream && isLater && isBy(entry.source());
    }

    private boolean isBy(LogSource source) {
        TaskId id = source.task();
        if (id == null) {
            return step.isEmpty() && attempt.isEmpty();
        }
        return (only == null || only.contains(id))
                && isAny(step, id.step())
                && isAny(task, id.spelling())
                && isAny(attempt, source.attempt());
    }

    private static <T> boolean isAny(Optional<T> wanted, T found) {
        return wanted.isEmpty() || wanted.get().equals(found);
    }
}
