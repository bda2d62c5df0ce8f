package flow.event;

import flow.graph.Hook;
import flow.graph.InvalidValue;
import flow.graph.Parameter;
import flow.graph.PayloadPath;
import flow.problem.Code;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened. Travels as JSON: {@code {"name": "sales/prod/orders", "id": "…", "time": "2026-11-28T02:00:00Z", "payload":
 * {…}}}, where only the name has to be there. One of another source than flow's own comes as whatever JSON that source sends, which is
 * its payload then.
 *
 * @param source null for one of flow's own, else the EventSource that it came from
 * @param name as {@link EventName} writes it; of another source, the name that the source has for it
 * @param id by which the same one is known when it comes again; null when not said
 * @param time when it happened; null when not said
 * @param payload JSON: maps, lists, texts, Integer, Long, BigInteger, BigDecimal, Boolean, null
 */
public record Event(
        @Nullable String source,
        String name,
        @Nullable String id,
        @Nullable Instant time,
        @Nullable Object payload) {

    private static final int LONGEST_ID = 200;
    private static final int DEEPEST = 500;
    private static final int LAST_YEAR = 9999;

    /** One of flow's own. */
    public static Event of(EventName name, String id, Instant time, Map<String, ?> payload) {
        return new Event(null, name.toString(), id, time.truncatedTo(ChronoUnit.MILLIS), json(payload));
    }

    /**
     * @param body JSON
     * @throws InvalidValue F004 or F023, when it is no event of flow's own
     */
    public static Event parse(String body) {
        if (!(Parameter.Type.JSON.fromText(body) instanceof Map<?, ?> members)) {
            throw fault("an event is a JSON object");
        }
        EventName name = EventName.parse(text(members, "name").orElseThrow(Event::nameless));
        return new Event(
                null,
                name.toString(),
                text(members, "id").map(Event::id).orElse(null),
                text(members, "time").map(Event::time).orElse(null),
                members.containsKey("payload") ? shallow(members.get("payload"), 0) : Map.of());
    }

    /**
     * One of another source.
     *
     * @param body JSON
     * @throws InvalidValue F004, when it is none
     */
    public static Event from(String source, String name, String body) {
        return new Event(source, name, null, null, shallow(Parameter.Type.JSON.fromText(body), 0));
    }

    /**
     * One that was written down.
     *
     * @param json as {@link #toJson} writes it
     * @throws InvalidValue F004 or F023, when it is something else
     */
    public static Event ofRecord(String json) {
        if (!(Parameter.Type.JSON.fromText(json) instanceof Map<?, ?> members) || members.get("source") == null) {
            return parse(json);
        }
        return new Event(
                text(members, "source").orElseThrow(),
                text(members, "name").orElseThrow(Event::nameless),
                text(members, "id").orElse(null),
                text(members, "time").map(Event::time).orElse(null),
                members.get("payload"));
    }

    /** As it travels, in one line: of another source its payload, with nothing around it. */
    public String body() {
        return source == null ? toJson() : Parameter.Type.JSON.toText(payload);
    }

    /** In one line; one of flow's own as it travels. */
    public String toJson() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (source != null) {
            members.put("source", source);
        }
        members.put("name", name);
        if (id != null) {
            members.put("id", id);
        }
        if (time != null) {
            members.put("time", time.toString());
        }
        members.put("payload", payload);
        return Parameter.Type.JSON.toText(members);
    }

    /**
     * That a run has ended.
     *
     * @param scope {@code project/branch} of its flow; null when that belongs to no project
     */
    public static Event ofFinish(
            @Nullable String scope, String flow, String runId, Hook.Occasion outcome, Instant time) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("flow", flow);
        payload.put("run", runId);
        payload.put("status", outcome == Hook.Occasion.SUCCESS ? "succeeded" : "failed");
        if (scope != null) {
            payload.put("project", scope.substring(0, scope.indexOf('/')));
            payload.put("branch", scope.substring(scope.indexOf('/') + 1));
        }
        payload.put("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
        return of(EventName.ofFinish(scope, flow, outcome), "end-of-" + runId, time, payload);
    }

    /** The same, known by an id from now on. */
    public Event withId(String given) {
        return new Event(source, name, given, time, payload);
    }

    /** What stands there; empty when nothing does, or null. */
    public Optional<Object> at(PayloadPath path) {
        Object here = payload;
        for (String key : path.keys()) {
            here = inside(here, key);
        }
        return Optional.ofNullable(here);
    }

    private static @Nullable Object inside(@Nullable Object value, String key) {
        if (value instanceof Map<?, ?> map) {
            return map.get(key);
        }
        if (value instanceof List<?> list && key.matches("0|[1-9]\\d{0,8}") && Integer.parseInt(key) < list.size()) {
            return list.get(Integer.parseInt(key));
        }
        return null;
    }

    private static @Nullable Object json(Map<String, ?> payload) {
        return Parameter.Type.JSON.from(Collections.unmodifiableMap(new LinkedHashMap<>(payload)));
    }

    private static String id(String id) {
        if (id.isEmpty() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            throw fault("its \"id\" is no text of 1 to " + LONGEST_ID + " characters");
        }
        return id;
    }

    /** What is read here is read again, inside of other texts. */
    private static @Nullable Object shallow(@Nullable Object tree, int depth) {
        if (depth > DEEPEST) {
            throw fault("it is nested deeper than " + DEEPEST + " levels");
        }
        if (tree instanceof Map<?, ?> map) {
            map.values().forEach(one -> shallow(one, depth + 1));
        }
        if (tree instanceof List<?> list) {
            list.forEach(one -> shallow(one, depth + 1));
        }
        return tree;
    }

    private static Optional<String> text(Map<?, ?> members, String name) {
        Object value = members.get(name);
        if (value != null && !(value instanceof String)) {
            throw fault("its \"" + name + "\" is no text");
        }
        return Optional.ofNullable((String) value);
    }

    private static Instant time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() < 1 || time.getYear() >= LAST_YEAR) {
                throw fault("its \"time\" is no time of this age");
            }
            return time.toInstant();
        } catch (DateTimeException none) {
            throw fault("its \"time\" is no time like 2026-11-28T02:00:00Z");
        }
    }

    private static InvalidValue nameless() {
        return fault("an event has a \"name\", as in {\"name\": \"orders\", \"payload\": {\"id\": 3}}");
    }

    private static InvalidValue fault(String message) {
        return new InvalidValue(Code.F004, message, null);
    }

    /** {@code name}, or {@code source/name}. */
    @Override
    public String toString() {
        return source == null ? name : source + "/" + name;
    }
}
