package flow.store;

import flow.graph.TaskId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task finished: from now on it is committed, whole.
 *
 * @param attempt from 0
 * @param set the artifacts that it created or changed
 * @param removed the artifacts that it took away
 * @param decision what it decided as its last act; null when it decides nothing
 * @param reads the parameters that it read; null when that is not known
 * @param reused null when it ran in this run
 */
public record TaskDone(
        TaskId task,
        int attempt,
        Instant startedAt,
        Instant endedAt,
        Map<String, ArtifactRef> set,
        Set<String> removed,
        @Nullable Decision decision,
        @Nullable Set<String> reads,
        @Nullable Reused reused)
        implements RunRecord {

    public TaskDone {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        removed = Collections.unmodifiableSet(new LinkedHashSet<>(removed));
        reads = reads == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(reads));
    }

    /** One that ran, of which nobody knows what parameters it read. */
    public TaskDone(
            TaskId task,
            int attempt,
            Instant startedAt,
            Instant endedAt,
            Map<String, ArtifactRef> set,
            Set<String> removed,
            @Nullable Decision decision) {
        this(task, attempt, startedAt, endedAt, set, removed, decision, null, null);
    }

    /** The same, taken over by a later run. */
    public TaskDone takenOver(Reused from) {
        return new TaskDone(task, attempt, startedAt, endedAt, set, removed, decision, reads, from);
    }
}
