package flow.event;

import flow.graph.PayloadPath;
import flow.graph.Trigger.Filter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a flow waits for.
 *
 * @param id small letters, digits and dashes, beginning with a letter; different from all others of its flow
 * @param source null for one of flow's own
 * @param name as {@link Event} has it
 * @param where all of which must hold
 * @param fills what of the payload becomes parameters
 */
public record Dependency(String id, @Nullable String source, String name, List<Filter> where, List<Fill> fills) {
    private static final int MOST_DIGITS = 40;

    public Dependency {
        where = List.copyOf(where);
        fills = List.copyOf(fills);
    }

    /**
     * A parameter and the field that it is filled with.
     *
     * @param isNeeded whether no run can start without it: the parameter has to be given
     */
    public record Fill(String parameter, PayloadPath field, boolean isNeeded) {}

    /** Whether it is this event by its name; what it says does not count. */
    public boolean isNamed(Event event) {
        return event.name().equals(name) && Objects.equals(event.source(), source);
    }

    /** Why an event of that name is not what is waited for, in clauses; empty when it is. */
    public List<String> objections(Event event) {
        List<String> objections = new ArrayList<>();
        for (Filter filter : where) {
            Object value = event.at(filter.field()).orElse(null);
            if (filter.values().stream().noneMatch(wanted -> isEqual(wanted, value))) {
                objections.add("'" + filter.field() + "' is " + shown(value) + ", not " + wanted(filter));
            }
        }
        for (Fill fill : fills) {
            if (fill.isNeeded() && event.at(fill.field()).isEmpty()) {
                objections.add("it has no '" + fill.field() + "', which parameter '" + fill.parameter() + "' needs");
            }
        }
        return objections;
    }

    /** Whether it is this event, and what it says fits. */
    public boolean isMetBy(Event event) {
        return isNamed(event) && objections(event).isEmpty();
    }

    /** By parameter, what the event has for it. */
    public Map<String, Object> values(Event event) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Fill fill : fills) {
            event.at(fill.field()).ifPresent(value -> values.put(fill.parameter(), value));
        }
        return values;
    }

    /** Numbers are compared as Argo Events does: as Double. A text is never equal to a number. */
    private static boolean isEqual(Object wanted, @Nullable Object value) {
        if (wanted instanceof Number number && value instanceof Number other) {
            return number.doubleValue() == other.doubleValue();
        }
        return wanted.equals(value);
    }

    private static String wanted(Filter filter) {
        return filter.values().stream().map(Dependency::shown).collect(Collectors.joining(" or "));
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "not there";
        }
        String text = value instanceof BigDecimal number ? shown(number) : String.valueOf(value);
        String cut = text.length() <= 60 ? text : text.substring(0, 59) + "…";
        return value instanceof String ? "'" + cut + "'" : cut;
    }

    /** Written out, one of a billion digits would be the end of the memory. */
    private static String shown(BigDecimal number) {
        boolean isShort = number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
        return isShort ? number.toPlainString() : number.toString();
    }

    /** For people: {@code event 'orders'}, {@code success of 'Load'}. */
    public String described() {
        return source == null ? EventName.parse(name).described() : "event '" + name + "' of " + source;
    }
}
