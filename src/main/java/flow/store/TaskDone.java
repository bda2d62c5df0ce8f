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
 */
public record TaskDone(
        TaskId task,
        int attempt,
        Instant startedAt,
        Instant endedAt,
        Map<String, ArtifactRef> set,
        Set<String> removed,
        @Nullable Decision decision)
        implements RunRecord {

    public TaskDone {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        removed = Collections.unmodifiableSet(new LinkedHashSet<>(removed));
    }
}
