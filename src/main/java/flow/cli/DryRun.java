package flow.cli;

import flow.graph.Flow;
import flow.problem.Visible;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run would begin with. */
final class DryRun {
    private final Surroundings surroundings;

    DryRun(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void show(Flow flow, Map<String, @Nullable Object> parameters, boolean asJson) {
        surroundings.out().print(asJson ? json(flow, parameters) : table(parameters));
        surroundings.err().println("nothing was run");
    }

    private static String json(Flow flow, Map<String, @Nullable Object> parameters) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> values.put(name, plain(value)));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("flow", flow.name());
        tree.put("parameters", values);
        return JsonText.of(tree);
    }

    /** What JSON has no form for is shown as it would be typed. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(DryRun::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, element) -> plain.put(String.valueOf(key), plain(element)));
            return plain;
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    /** A line a parameter, whatever stands in it. */
    private static String table(Map<String, @Nullable Object> parameters) {
        return Columns.of(parameters.entrySet().stream()
                .map(entry -> List.of(entry.getKey(), line(String.valueOf(entry.getValue()))))
                .toList());
    }

    private static String line(String value) {
        return Visible.text(value.replace("\n", "\\n").replace("\t", "\\t"));
    }
}
