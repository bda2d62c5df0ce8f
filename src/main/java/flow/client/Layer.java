package flow.client;

import flow.graph.TaskId;
import flow.store.ArtifactRef;
import flow.store.TaskDone;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is visible at one place of a run: what a task left, on top of what it saw.
 *
 * @param done null where a fork begins, and where it is joined
 * @param hidden what branches changed, so that it has no one value behind their fork
 * @param last the tasks right before whatever comes next: several behind branches, none where the flow begins
 */
record Layer(@Nullable Layer before, @Nullable TaskDone done, Set<String> hidden, List<TaskId> last) {
    static final Layer BEGIN = new Layer(null, null, Set.of(), List.of());

    /** A value and who set it. */
    record Kept(ArtifactRef value, TaskId by) {}

    Layer with(TaskDone task) {
        return new Layer(this, task, Set.of(), List.of(task.task()));
    }

    /** What a join sees that stands behind branches which began with this. */
    Layer joined(List<Layer> ends) {
        Map<String, Kept> atFork = visible();
        Set<String> changed = new TreeSet<>();
        Set<TaskId> lastOfBranches = new LinkedHashSet<>();
        for (Layer end : ends) {
            end.addChanged(this, atFork, changed);
            lastOfBranches.addAll(end.last);
        }
        return new Layer(this, null, changed, ends.isEmpty() ? last : List.copyOf(lastOfBranches));
    }

    private void addChanged(Layer fork, Map<String, Kept> atFork, Set<String> changed) {
        Set<String> seen = new HashSet<>();
        for (Layer layer = this; layer != null && layer != fork; layer = layer.before) {
            for (String name : layer.names()) {
                if (seen.add(name) && !same(layer.kept(name), atFork.get(name))) {
                    changed.add(name);
                }
            }
        }
    }

    private static boolean same(@Nullable Kept one, @Nullable Kept other) {
        if (one == null || other == null) {
            return one == other;
        }
        return one.value().isValueOf(other.value());
    }

    /** By name. */
    Map<String, Kept> visible() {
        Map<String, Kept> visible = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (Layer layer = this; layer != null; layer = layer.before) {
            for (String name : layer.names()) {
                Kept kept = layer.kept(name);
                if (seen.add(name) && kept != null) {
                    visible.put(name, kept);
                }
            }
        }
        return visible;
    }

    /** Those about which this layer says something. */
    private Set<String> names() {
        if (done == null) {
            return hidden;
        }
        if (done.removed().isEmpty()) {
            return done.set().keySet();
        }
        Set<String> names = new HashSet<>(done.set().keySet());
        names.addAll(done.removed());
        return names;
    }

    private @Nullable Kept kept(String name) {
        ArtifactRef value = done == null ? null : done.set().get(name);
        return value == null ? null : new Kept(value, done.task());
    }
}
