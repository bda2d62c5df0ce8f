package flow.cli;

import flow.client.Artifact;
import flow.client.Task;
import flow.diff.RunDiff;
import flow.diff.Sides;
import flow.diff.ValueDiff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What differs between two runs for {@code --json}. Names are for good; docs/runs-json.md tells what they mean. */
final class DiffJson {
    private DiffJson() {}

    static Map<String, @Nullable Object> of(RunDiff diff, boolean areEqual) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("left", diff.left().getId());
        tree.put("right", diff.right().getId());
        tree.put("equal", areEqual);
        tree.put("code", all(diff.code(), text -> text));
        tree.put("parameters", all(diff.parameters(), DiffJson::of));
        tree.put("tasks", all(diff.tasks(), DiffJson::of));
        tree.put("artifacts", all(diff.artifacts(), DiffJson::of));
        return tree;
    }

    private static <T> Stream<Object> all(List<Sides<T>> all, Function<T, Object> one) {
        return all.stream().map(sides -> of(sides, one));
    }

    private static <T> Map<String, @Nullable Object> of(Sides<T> sides, Function<T, Object> one) {
        T left = sides.left();
        T right = sides.right();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", sides.name());
        tree.put("equal", sides.isEqual());
        tree.put("left", left == null ? null : one.apply(left));
        tree.put("right", right == null ? null : one.apply(right));
        return tree;
    }

    private static Map<String, @Nullable Object> of(Task task) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("state", task.getState().toString());
        tree.put("attempts", task.getAttempts());
        tree.put("seconds", RunTimes.seconds(task.getTook()));
        return tree;
    }

    private static Map<String, @Nullable Object> of(Artifact artifact) {
        Map<String, @Nullable Object> tree = RunJson.of(artifact);
        tree.put("shown", ValueDiff.shown(artifact));
        return tree;
    }
}
