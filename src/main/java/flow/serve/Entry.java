package flow.serve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was decided in one moment: all of it holds, or nothing does.
 *
 * @param seen keys of events that came
 * @param cursors by flow, of schedules that have come further
 * @param waiting by condition all that is waited with from now on, by dependency; nothing where it is waited with no more
 * @param begun runs to be made
 * @param over ids of runs that need nothing any more
 */
record Entry(
        List<String> seen,
        Map<String, Cursor> cursors,
        Map<ConditionKey, Map<String, Came>> waiting,
        List<Firing> begun,
        List<String> over) {
    Entry {
        seen = List.copyOf(seen);
        cursors = Collections.unmodifiableMap(new LinkedHashMap<>(cursors));
        waiting = Collections.unmodifiableMap(new LinkedHashMap<>(waiting));
        begun = List.copyOf(begun);
        over = List.copyOf(over);
    }

    boolean isEmpty() {
        return seen.isEmpty() && cursors.isEmpty() && waiting.isEmpty() && begun.isEmpty() && over.isEmpty();
    }
}
