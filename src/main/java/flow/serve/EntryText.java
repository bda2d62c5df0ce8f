package flow.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flow.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries as lines of JSON. Events are texts in it, as they write themselves. */
final class EntryText {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EntryText() {}

    static String write(Entry entry) {
        ObjectNode json = MAPPER.createObjectNode();
        texts(json, "seen", entry.seen());
        entry.cursors()
                .forEach((flow, cursor) -> json.withArray("cursors")
                        .addObject()
                        .put("flow", flow)
                        .put("schedule", cursor.schedule())
                        .put("last", cursor.last().toString()));
        entry.waiting().forEach((condition, came) -> waiting(json.withArray("waiting"), condition, came));
        entry.begun().forEach(firing -> firing(json.withArray("begun").addObject(), firing));
        texts(json, "over", entry.over());
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can be written", impossible);
        }
    }

    private static void texts(ObjectNode json, String name, List<String> texts) {
        texts.forEach(json.withArray(name)::add);
        if (texts.isEmpty()) {
            json.remove(name);
        }
    }

    private static void waiting(ArrayNode all, ConditionKey condition, Map<String, Came> came) {
        ObjectNode json = all.addObject().put("flow", condition.flow()).put("condition", condition.condition());
        ObjectNode events = json.putObject("came");
        came.forEach((dependency, one) -> events.putObject(dependency)
                .put("event", one.event().toJson())
                .put("at", one.at().toString()));
    }

    private static void firing(ObjectNode json, Firing firing) {
        json.put("run", firing.runId())
                .put("flow", firing.flow())
                .put("at", firing.at().toString());
        if (firing.scheduledTime() != null) {
            json.put("scheduled", firing.scheduledTime().toString());
        }
        if (firing.condition() != null) {
            json.put("condition", firing.condition());
        }
        firing.events().forEach(event -> json.withArray("events").add(event.toJson()));
    }

    /** @throws IllegalArgumentException when it is something else */
    static Entry read(String line) {
        try {
            return entry(MAPPER.readTree(line));
        } catch (JsonProcessingException | RuntimeException broken) {
            throw new IllegalArgumentException("it is no entry", broken);
        }
    }

    private static Entry entry(JsonNode json) {
        Map<String, Cursor> cursors = new LinkedHashMap<>();
        json.path("cursors")
                .forEach(one -> cursors.put(
                        text(one, "flow"), new Cursor(text(one, "schedule"), Instant.parse(text(one, "last")))));
        Map<ConditionKey, Map<String, Came>> waiting = new LinkedHashMap<>();
        json.path("waiting")
                .forEach(one -> waiting.put(
                        new ConditionKey(text(one, "flow"), text(one, "condition")), came(one.path("came"))));
        List<Firing> begun = new ArrayList<>();
        json.path("begun").forEach(one -> begun.add(firing(one)));
        return new Entry(texts(json.path("seen")), cursors, waiting, begun, texts(json.path("over")));
    }

    private static Map<String, Came> came(JsonNode json) {
        Map<String, Came> came = new LinkedHashMap<>();
        json.properties()
                .forEach(one -> came.put(
                        one.getKey(),
                        new Came(
                                Event.ofRecord(text(one.getValue(), "event")),
                                Instant.parse(text(one.getValue(), "at")))));
        return came;
    }

    private static Firing firing(JsonNode json) {
        String scheduled = optional(json, "scheduled");
        return new Firing(
                text(json, "run"),
                text(json, "flow"),
                Instant.parse(text(json, "at")),
                scheduled == null ? null : Instant.parse(scheduled),
                optional(json, "condition"),
                texts(json.path("events")).stream().map(Event::ofRecord).toList());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.textValue()));
        return texts;
    }

    private static String text(JsonNode json, String name) {
        String text = optional(json, name);
        if (text == null) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return text;
    }

    private static @Nullable String optional(JsonNode json, String name) {
        return json.path(name).textValue();
    }
}
