package flow.task;

import flow.store.ArtifactRef;
import flow.task.Binding.Kept;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The artifacts as one task sees them: its own copies over the view. Safe for use by several threads of the task. */
final class Artifacts {
    private final View view;
    private final RunValues values;
    private final Map<String, Copy> copies = new HashMap<>();
    private final Set<String> removed = new HashSet<>();

    Artifacts(View view, RunValues values) {
        this.view = view;
        this.values = values;
    }

    synchronized boolean has(String name) {
        return copies.containsKey(name) || !removed.contains(name) && view.find(name) instanceof Kept;
    }

    /** @param name one that is there */
    synchronized @Nullable Object read(String name) {
        Copy copy = copies.get(name);
        if (copy == null && view.find(name) instanceof Kept kept) {
            copy = Copy.ofEarlier(kept.value());
            copies.put(name, copy);
        }
        if (copy == null) {
            throw new IllegalArgumentException(name);
        }
        return copy.value(name, values);
    }

    /** Why a name is not there although it once was: null when nothing set it, or the task itself removed it. */
    synchronized Binding.@Nullable Blocked blocked(String name) {
        return !removed.contains(name) && view.find(name) instanceof Binding.Blocked blocked ? blocked : null;
    }

    synchronized void set(String name, @Nullable Object value) {
        copies.put(name, Copy.assigned(value));
        removed.remove(name);
    }

    /** Sets names to what branches kept. */
    synchronized void takeOver(Map<String, ArtifactRef> kept) {
        kept.forEach((name, value) -> {
            copies.put(name, Copy.takenOver(value));
            removed.remove(name);
        });
    }

    synchronized void remove(String name) {
        copies.remove(name);
        if (view.find(name) != null) {
            removed.add(name);
        }
    }

    /** The names that the task itself set or removed, so far. */
    synchronized Set<String> touched() {
        Set<String> touched = new HashSet<>(removed);
        copies.forEach((name, copy) -> {
            if (copy.isSet()) {
                touched.add(name);
            }
        });
        return touched;
    }

    /** Those that have a value, in alphabetical order. */
    synchronized Set<String> names() {
        Set<String> names = new TreeSet<>(view.names());
        names.addAll(copies.keySet());
        names.removeAll(removed);
        return names;
    }

    /** Stores what the task set or changed in place. */
    synchronized Changes keep() {
        SortedMap<String, ArtifactRef> set = new TreeMap<>();
        // In alphabetical order, so that of several that cannot be kept it is always the same one that is told.
        for (Map.Entry<String, Copy> copy : new TreeMap<>(copies).entrySet()) {
            ArtifactRef kept = copy.getValue().keep(copy.getKey(), values);
            if (kept != null) {
                set.put(copy.getKey(), kept);
            }
        }
        return Changes.of(set, new TreeSet<>(removed));
    }
}
