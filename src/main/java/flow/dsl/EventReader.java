package flow.dsl;

import flow.graph.Identifiers;
import flow.graph.InvalidValue;
import flow.graph.NameRule;
import flow.graph.PayloadPath;
import flow.graph.Trigger;
import flow.problem.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one event of a trigger: its name, or a map. */
final class EventReader {
    static final List<String> NAMES = List.of("event", "source", "parameters", "where");

    private static final String EXAMPLE =
            "write [event: 'name', parameters: [parameter: 'field'], where: [field: 'value']]";

    /** What flow itself announces: {@code flow.Train.succeeded}. */
    private static final String OWN = "flow.";

    private static final Reading<String> NAME = Reading.named(NameRule.EVENT, "event name");
    private static final Reading<String> SOURCE = Reading.named(NameRule.NAMESPACE, "name of an EventSource");
    private static final Reading<String> PARAMETER = name -> Identifiers.check("parameter name", Reading.TEXT.of(name));
    private static final Reading<PayloadPath> FIELD = text -> PayloadPath.parse(Reading.TEXT.of(text));

    private EventReader() {}

    /** Null, with a problem, when it has no name. */
    static Trigger.@Nullable Event read(Options around, String position) {
        if (around.value(position) instanceof Map) {
            Options map = around.inside(position, EXAMPLE).allow(NAMES);
            if (!map.says("event")) {
                map.missing("it names no event", EXAMPLE);
            }
            return read(map, "event", map);
        }
        String name = around.read(position, EventReader::own);
        return name == null ? null : new Trigger.Event(name, around.position(position), null, List.of());
    }

    /** An event whose name and details stand in different places. */
    static Trigger.@Nullable Event read(Options around, String position, Options details) {
        String source = details.read("source", SOURCE);
        String name = around.read(position, details.says("source") ? NAME : EventReader::own);
        List<Trigger.Mapping> parameters = parameters(details);
        List<Trigger.Filter> where = where(details);
        return name == null || details.isWrong("source", source)
                ? null
                : new Trigger.Event(source, name, around.position(position), parameters, where);
    }

    private static String own(Object value) {
        String name = NAME.of(value);
        if (name.toLowerCase(Locale.ROOT).startsWith(OWN)) {
            throw new InvalidValue(
                    Code.F023,
                    "what begins with '" + OWN + "' is announced by flow itself",
                    "write triggerOnFinish 'Flow' to start when another flow ends");
        }
        return name;
    }

    /** A map from parameters to fields, or a list of those that are called alike. */
    private static @Nullable List<Trigger.Mapping> parameters(Options details) {
        if (!details.says("parameters")) {
            return null;
        }
        if (!(details.value("parameters") instanceof Map)) {
            return equalNames(details.elements("parameters"));
        }
        List<Trigger.Mapping> mappings = new ArrayList<>();
        Options map = details.inside("parameters", EXAMPLE);
        details.entries("parameters", PARAMETER, FIELD)
                .forEach((name, field) -> mappings.add(new Trigger.Mapping(name, map.key(name), field)));
        return mappings;
    }

    private static List<Trigger.Mapping> equalNames(Options names) {
        List<Trigger.Mapping> mappings = new ArrayList<>();
        for (String element : names.names()) {
            String name = names.read(element, PARAMETER);
            if (name != null) {
                mappings.add(new Trigger.Mapping(name, names.position(element), new PayloadPath(List.of(name))));
            }
        }
        return mappings;
    }

    private static List<Trigger.Filter> where(Options details) {
        List<Trigger.Filter> filters = new ArrayList<>();
        details.entries("where", field -> FIELD.of(field).toString(), EventReader::values)
                .forEach((field, values) -> filters.add(new Trigger.Filter(PayloadPath.parse(field), values)));
        return filters;
    }

    /** A text, number or boolean, or a list of some. */
    private static List<Object> values(Object value) {
        List<?> values = value instanceof List<?> list ? list : List.of(value);
        boolean comparable = !values.isEmpty() && values.stream().allMatch(EventReader::isComparable);
        if (!comparable) {
            throw Reading.takes(
                    "a text, a number, true or false, or a list of them",
                    value,
                    "the event counts when the field has one of these values");
        }
        return List.copyOf(values);
    }

    private static boolean isComparable(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }
}
