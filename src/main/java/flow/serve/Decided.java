package flow.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is being decided: an {@link Entry} while it grows. */
final class Decided {
    final List<String> seen = new ArrayList<>();
    final Map<String, Cursor> cursors = new LinkedHashMap<>();
    final Map<ConditionKey, Map<String, Came>> waiting = new LinkedHashMap<>();
    final List<Firing> begun = new ArrayList<>();
    final List<String> over = new ArrayList<>();

    /** Runs that are to be ended, as others take their place. */
    final List<String> replaced = new ArrayList<>();

    final List<Answer.Told> answers = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    final List<Told> told = new ArrayList<>();

    Entry entry() {
        return new Entry(seen, cursors, waiting, begun, over);
    }
}
