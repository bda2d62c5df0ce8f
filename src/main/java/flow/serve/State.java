package flow.serve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that was decided and still matters: the sum of the {@link Entry entries}. */
final class State {
    /** How many events are known when they come again: those that a busy server takes in a minute or two, an idle one in years. */
    private static final int REMEMBERED = 20_000;

    private final Map<String, Firing> due = new LinkedHashMap<>();
    private final Map<ConditionKey, Map<String, Came>> waiting = new LinkedHashMap<>();
    private final Map<String, Cursor> cursors = new LinkedHashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();

    void apply(Entry entry) {
        seen.addAll(entry.seen());
        while (seen.size() > REMEMBERED) {
            seen.remove(seen.iterator().next());
        }
        cursors.putAll(entry.cursors());
        entry.waiting().forEach((condition, came) -> {
            if (came.isEmpty()) {
                waiting.remove(condition);
            } else {
                waiting.put(condition, came);
            }
        });
        entry.begun().forEach(firing -> due.put(firing.runId(), firing));
        entry.over().forEach(due::remove);
    }

    /** What makes this state of an empty one. */
    Entry whole() {
        return new Entry(List.copyOf(seen), cursors, waiting, List.copyOf(due.values()), List.of());
    }

    /** Runs that are to be made or are being made, by their ids, in the order in which they were decided. */
    Map<String, Firing> due() {
        return Collections.unmodifiableMap(due);
    }

    boolean hasSeen(String key) {
        return seen.contains(key);
    }

    @Nullable
    Cursor cursor(String flow) {
        return cursors.get(flow);
    }

    /** By dependency. */
    Map<String, Came> waiting(ConditionKey condition) {
        return waiting.getOrDefault(condition, Map.of());
    }
}
