package flow.compile.argo;

import flow.event.Dependency;
import flow.event.Dependency.Fill;
import flow.graph.PayloadPath;
import flow.graph.Trigger.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an event has to be for a dependency of a Sensor, exactly as {@link Dependency#objections} has it. Argo Events' filters of data take
 * the text {@code "3"} for the number 3, and what they compare texts with are regular expressions; so these are filters of expressions, each
 * of which compares fields of the event with values that are given as fields, too.
 */
final class EventFilter {
    private static final String VALUE = "value";
    private static final String WANTED = "wanted";

    private EventFilter() {}

    /** Empty where every event of that name will do. */
    static Map<String, Object> of(Dependency dependency) {
        List<Map<String, Object>> all = new ArrayList<>();
        String payload = "body";
        if (dependency.source() == null) {
            // First, as Argo Events logs each event that lacks a field: those of other names are none of ours.
            all.add(isOneOf("body.name", List.of(dependency.name())));
            payload = "body.payload";
        }
        for (Filter filter : dependency.where()) {
            all.add(isOneOf(GjsonPath.of(payload, filter.field()), filter.values()));
        }
        for (PayloadPath field : needed(dependency)) {
            all.add(isThere(GjsonPath.of(payload, field)));
        }
        return Fields.of("exprs", all).map();
    }

    private static List<PayloadPath> needed(Dependency dependency) {
        return dependency.fills().stream()
                .filter(Fill::isNeeded)
                .map(Fill::field)
                .distinct()
                .toList();
    }

    private static Map<String, Object> isOneOf(String path, List<?> values) {
        List<Map<String, Object>> fields = new ArrayList<>();
        fields.add(field(VALUE, path));
        for (Object value : values) {
            fields.add(field(WANTED + fields.size(), GjsonPath.literal(value)));
        }
        String expression = fields.stream()
                .skip(1)
                .map(field -> VALUE + " == " + field.get("name"))
                .collect(Collectors.joining(" || "));
        return Fields.of("expr", expression).with("fields", fields).map();
    }

    private static Map<String, Object> isThere(String path) {
        return Fields.of("expr", VALUE + " != nothing")
                .with("fields", List.of(field(VALUE, path), field("nothing", "!null")))
                .map();
    }

    private static Map<String, Object> field(String name, String path) {
        return Fields.of("name", name).with("path", path).map();
    }
}
