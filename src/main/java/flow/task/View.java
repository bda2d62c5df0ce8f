package flow.task;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The artifacts that are visible at one place of a run: names and what they stand for. Immutable; a later view shares all
 * that did not change with the earlier one, so that neither a hundred thousand branches nor ten thousand rounds copy
 * thousands of names.
 */
public final class View {
    /** Where a flow begins. */
    public static final View EMPTY = new View(null, Map.of(), false);

    private final @Nullable View before;
    private final Map<String, Binding> changes;
    private final boolean startsBranch;

    private View(@Nullable View before, Map<String, Binding> changes, boolean startsBranch) {
        this.before = before;
        this.changes = changes;
        this.startsBranch = startsBranch;
    }

    /** The same names, as the beginning of a branch: what is changed from here on can be told apart from this view. */
    View branch() {
        return new View(this, Map.of(), true);
    }

    /**
     * This view with some names changed. Small layers are merged into one as soon as the upper is at least half as large as
     * the lower, so a path of any length has few layers; never across the beginning of a branch, which all branches share.
     */
    View with(Map<String, Binding> newer) {
        if (newer.isEmpty()) {
            return this;
        }
        Map<String, Binding> merged = newer;
        View under = this;
        while (!under.startsBranch && under.before != null && under.changes.size() <= 2 * merged.size()) {
            Map<String, Binding> both = new HashMap<>(under.changes);
            both.putAll(merged);
            merged = both;
            under = under.before;
        }
        return new View(under, Map.copyOf(merged), false);
    }

    /** What a name stands for; null when nothing ever set it. */
    @Nullable
    Binding find(String name) {
        for (View view = this; view != null; view = view.before) {
            Binding binding = view.changes.get(name);
            if (binding != null) {
                return binding;
            }
        }
        return null;
    }

    /** The names that have a value, in alphabetical order. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        for (View view = this; view != null; view = view.before) {
            view.changes.forEach((name, binding) -> {
                if (seen.add(name) && binding instanceof Binding.Kept) {
                    names.add(name);
                }
            });
        }
        return names;
    }

    /** The names that stand for something else than in {@code start}, from whose {@link #branch()} this view was made. */
    Set<String> changedSince(View start) {
        Set<String> changed = new TreeSet<>();
        for (View view = this; view != null && view != start; view = view.before) {
            for (String name : view.changes.keySet()) {
                if (!Binding.same(find(name), start.find(name))) {
                    changed.add(name);
                }
            }
        }
        return changed;
    }

    /** How many layers a look-up passes at most. */
    int depth() {
        int depth = 0;
        for (View view = this; view != null; view = view.before) {
            depth++;
        }
        return depth;
    }
}
