package flow.task;

import flow.store.ArtifactRef;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a task did to the artifacts, kept for good. */
public record Changes(SortedMap<String, ArtifactRef> set, SortedSet<String> removed) {

    public static final Changes NONE = new Changes(Map.of(), Set.of());

    Changes(Map<String, ArtifactRef> set, Set<String> removed) {
        this(
                Collections.unmodifiableSortedMap(new TreeMap<>(set)),
                Collections.unmodifiableSortedSet(new TreeSet<>(removed)));
    }

    /** Neither is changed from now on. */
    static Changes of(SortedMap<String, ArtifactRef> set, SortedSet<String> removed) {
        return new Changes(Collections.unmodifiableSortedMap(set), Collections.unmodifiableSortedSet(removed));
    }

    /** These, and one value more. */
    Changes and(String name, ArtifactRef value) {
        Map<String, ArtifactRef> more = new HashMap<>(set);
        more.put(name, value);
        Set<String> less = new HashSet<>(removed);
        less.remove(name);
        return new Changes(more, less);
    }

    /** What is visible when a task that saw {@code view} has made them. */
    View on(View view) {
        if (set.isEmpty() && removed.isEmpty()) {
            return view;
        }
        Map<String, Binding> bindings = new HashMap<>();
        set.forEach((name, value) -> bindings.put(name, new Binding.Kept(value)));
        removed.forEach(name -> bindings.put(name, Binding.Removed.INSTANCE));
        return view.with(bindings);
    }
}
