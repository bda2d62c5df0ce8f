package flow.event;

import flow.event.Dependency.Fill;
import flow.graph.Cron;
import flow.graph.InvalidValue;
import flow.graph.Parameter;
import flow.graph.PayloadPath;
import flow.graph.Trigger.Filter;
import flow.graph.Trigger.Pace;
import flow.graph.Trigger.RateLimit;
import flow.graph.Trigger.Reset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Conditions as one text, by which others than the script know for what a flow waits. Of a later release more fields are passed over. */
public final class WrittenConditions {
    private WrittenConditions() {}

    /** In one line. */
    public static String of(List<Condition> conditions) {
        return Parameter.Type.JSON.toText(
                conditions.stream().map(WrittenConditions::tree).toList());
    }

    private static Map<String, Object> tree(Condition condition) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", condition.id());
        tree.put(
                "waitsFor",
                condition.dependencies().stream().map(WrittenConditions::tree).toList());
        Reset reset = condition.pace().reset();
        if (reset != null) {
            tree.put("reset", reset.cron().text());
            tree.put("timezone", reset.timezone().getId());
        }
        if (condition.pace().rateLimit() != null) {
            tree.put("rateLimit", condition.pace().rateLimit().toString());
        }
        return tree;
    }

    private static Map<String, Object> tree(Dependency dependency) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", dependency.id());
        if (dependency.source() != null) {
            tree.put("source", dependency.source());
        }
        tree.put("name", dependency.name());
        if (!dependency.where().isEmpty()) {
            tree.put(
                    "where",
                    dependency.where().stream().map(WrittenConditions::tree).toList());
        }
        if (!dependency.fills().isEmpty()) {
            tree.put(
                    "parameters",
                    dependency.fills().stream().map(WrittenConditions::tree).toList());
        }
        return tree;
    }

    private static Map<String, Object> tree(Filter filter) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("field", filter.field().toString());
        tree.put("values", filter.values());
        return tree;
    }

    private static Map<String, Object> tree(Fill fill) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", fill.parameter());
        tree.put("field", fill.field().toString());
        tree.put("required", fill.isNeeded());
        return tree;
    }

    /** @throws IllegalArgumentException when it is something else */
    public static List<Condition> read(String written) {
        try {
            List<Condition> conditions = new ArrayList<>();
            for (Object one : (List<?>) Parameter.Type.JSON.fromText(written)) {
                conditions.add(condition((Map<?, ?>) one));
            }
            return conditions;
        } catch (ClassCastException | NullPointerException | DateTimeException | InvalidValue other) {
            throw new IllegalArgumentException("it is no list of conditions", other);
        }
    }

    private static Condition condition(Map<?, ?> tree) {
        List<Dependency> dependencies = new ArrayList<>();
        for (Object one : (List<?>) tree.get("waitsFor")) {
            dependencies.add(dependency((Map<?, ?>) one));
        }
        Reset reset = tree.containsKey("reset")
                ? new Reset(Cron.parse(text(tree, "reset")), ZoneId.of(text(tree, "timezone")))
                : null;
        RateLimit limit = tree.containsKey("rateLimit") ? RateLimit.parse(text(tree, "rateLimit")) : null;
        return new Condition(text(tree, "id"), dependencies, new Pace(reset, limit));
    }

    private static Dependency dependency(Map<?, ?> tree) {
        List<Filter> where = new ArrayList<>();
        for (Object one : list(tree.get("where"))) {
            Map<?, ?> filter = (Map<?, ?>) one;
            where.add(new Filter(path(text(filter, "field")), list(filter.get("values"))));
        }
        List<Fill> fills = new ArrayList<>();
        for (Object one : list(tree.get("parameters"))) {
            Map<?, ?> fill = (Map<?, ?>) one;
            fills.add(new Fill(text(fill, "name"), path(text(fill, "field")), fill.get("required") == Boolean.TRUE));
        }
        return new Dependency(text(tree, "id"), (String) tree.get("source"), text(tree, "name"), where, fills);
    }

    /** As it was written, where a first key {@code payload} is one. */
    private static PayloadPath path(String text) {
        return new PayloadPath(List.of(text.split("\\.")));
    }

    private static String text(Map<?, ?> tree, String name) {
        return (String) Objects.requireNonNull(tree.get(name));
    }

    private static List<Object> list(@Nullable Object value) {
        return value == null ? List.of() : List.copyOf((List<?>) value);
    }
}
