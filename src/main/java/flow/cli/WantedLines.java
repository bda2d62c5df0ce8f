package flow.cli;

import flow.graph.TaskId;
import flow.store.LogEntry;
import flow.store.LogLine.Stream;
import flow.store.LogSource;
import java.util.Optional;

/**
 * Which lines of a run's log are asked for; what is empty is any.
 *
 * @param task as people type it
 */
record WantedLines(Optional<String> step, Optional<String> task, Optional<Integer> attempt, boolean out, boolean err) {

    boolean has(LogEntry entry) {
        boolean isOfStream = entry.line().stream() == Stream.OUT ? out : err;
        return isOfStream && isBy(entry.source());
    }

    private boolean isBy(LogSource source) {
        TaskId id = source.task();
        if (id == null) {
            return step.isEmpty() && attempt.isEmpty();
        }
        return isAny(step, id.step()) && isAny(task, id.spelling()) && isAny(attempt, source.attempt());
    }

    private static <T> boolean isAny(Optional<T> wanted, T found) {
        return wanted.isEmpty() || wanted.get().equals(found);
    }
}
