package flow.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Sensor as Argo Events 1.9 has it on a bus of JetStream, as far as flow uses it; what it does not know is an error. Written from {@code
 * field/argo.md} §3 and the sources of Argo Events (filter.go, params.go, trigger_conn.go) alone.
 */
public final class SensorInterpreter {
    /** What flow makes of templates: the digest of an id, where there is one. */
    private static final Pattern NAME = Pattern.compile(
            "\\{\\{ with (\\.Input(?:\\.[a-z]+)+) }}([-a-z0-9]+)\\{\\{ printf \"([-a-z0-9]+) %v\" \\. \\| sha256sum \\| trunc (\\d+) }}\\{\\{ end }}");

    private static final Pattern COMPARISON = Pattern.compile("(\\w+) (==|!=) (\\w+)");

    /**
     * An event on the bus.
     *
     * @param source name of the EventSource
     * @param name of its event
     * @param id by which Argo Events knows it
     * @param body JSON
     */
    public record Sent(String source, String name, String id, String body) {
        String data() {
            return "{\"header\":{\"Content-Type\":[\"application/json\"]},\"body\":" + body + ",\"metadata\":{}}";
        }

        String context() {
            return "{\"id\":\"" + id + "\",\"source\":\"" + source + "\",\"type\":\"webhook\",\"subject\":\"" + name
                    + "\"}";
        }
    }

    /**
     * A Workflow that was created.
     *
     * @param trigger the name of its template
     */
    public record Created(String trigger, JsonNode workflow) {
        public String name() {
            return workflow.at("/metadata/name").asText();
        }

        public Map<String, String> annotations() {
            return texts(workflow.at("/metadata/annotations"));
        }

        public Map<String, String> arguments() {
            Map<String, String> arguments = new LinkedHashMap<>();
            workflow.at("/spec/arguments/parameters")
                    .forEach(one -> arguments.put(
                            one.get("name").asText(), one.get("value").asText()));
            return arguments;
        }

        private static Map<String, String> texts(JsonNode tree) {
            Map<String, String> texts = new LinkedHashMap<>();
            tree.properties()
                    .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
            return texts;
        }
    }

    private final JsonNode sensor;
    private final Map<String, Map<String, Sent>> waiting = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private int number;

    public SensorInterpreter(JsonNode sensor) {
        this.sensor = sensor.get("spec");
    }

    /** What its log says of events that it did not take, and of runs that could not be created. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** What one event starts, in the order of the triggers. */
    public List<Created> send(Sent event) {
        List<Created> created = new ArrayList<>();
        for (JsonNode trigger : sensor.get("triggers")) {
            List<String> wanted =
                    Arrays.asList(trigger.at("/template/conditions").asText().split(" && "));
            for (JsonNode dependency : sensor.get("dependencies")) {
                boolean isIts = wanted.contains(dependency.get("name").asText())
                        && dependency.get("eventSourceName").asText().equals(event.source())
                        && dependency.get("eventName").asText().equals(event.name());
                if (isIts && passes(dependency.path("filters"), event)) {
                    came(trigger, wanted, dependency.get("name").asText(), event)
                            .ifPresent(created::add);
                }
            }
        }
        return created;
    }

    /** The time of a cron of a trigger has come. */
    public void reset(String trigger) {
        waiting.remove(trigger);
    }

    private boolean passes(JsonNode filters, Sent event) {
        String data = event.data();
        filters.fieldNames().forEachRemaining(kind -> Known.require(kind.equals("exprs"), "a filter of " + kind));
        for (JsonNode filter : filters.path("exprs")) {
            Map<String, Object> values = new HashMap<>();
            for (JsonNode field : filter.get("fields")) {
                String path = field.get("path").asText();
                Optional<Gjson.Found> found = Gjson.get(data, path);
                if (found.isEmpty()) {
                    warnings.add("path '" + path + "' does not exist");
                    return false;
                }
                values.put(field.get("name").asText(), found.get().value());
            }
            if (!holds(filter.get("expr").asText(), values)) {
                return false;
            }
        }
        return true;
    }

    /** Of govaluate: values of different types are never equal. */
    private static boolean holds(String expression, Map<String, Object> values) {
        for (String part : expression.split(" \\|\\| ")) {
            Matcher comparison = COMPARISON.matcher(part);
            boolean isKnown = comparison.matches()
                    && values.containsKey(comparison.group(1))
                    && values.containsKey(comparison.group(3));
            if (!isKnown) {
                throw new Expression.Broken("govaluate may read something else in " + part);
            }
            boolean isEqual = isEqual(values.get(comparison.group(1)), values.get(comparison.group(3)));
            if (isEqual == comparison.group(2).equals("==")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEqual(Object one, Object other) {
        return one instanceof Double number && other instanceof Double another
                ? number.doubleValue() == another.doubleValue()
                : Objects.equals(one, other);
    }

    /** The latest of each is kept until all have come. */
    private Optional<Created> came(JsonNode trigger, List<String> wanted, String dependency, Sent event) {
        String name = trigger.at("/template/name").asText();
        Map<String, Sent> came = waiting.computeIfAbsent(name, fresh -> new LinkedHashMap<>());
        came.put(dependency, event);
        if (!came.keySet().containsAll(wanted)) {
            return Optional.empty();
        }
        waiting.remove(name);
        return create(trigger, came);
    }

    private Optional<Created> create(JsonNode trigger, Map<String, Sent> events) {
        JsonNode k8s = trigger.at("/template/k8s");
        Known.require(k8s.get("operation").asText().equals("create"), "the operation");
        Known.require(!trigger.has("parameters"), "parameters of the template");
        ObjectNode workflow = k8s.at("/source/resource").deepCopy();
        for (JsonNode parameter : k8s.path("parameters")) {
            Optional<String> value = value(parameter.get("src"), events);
            if (value.isEmpty()) {
                warnings.add("unable to resolve '"
                        + parameter.at("/src/dependencyName").asText() + "' parameter value");
                return Optional.empty();
            }
            set(workflow, parameter.get("dest").asText(), value.get());
        }
        ObjectNode metadata = (ObjectNode) workflow.get("metadata");
        if (metadata.path("name").asText().isEmpty()) {
            number++;
            metadata.put("name", metadata.get("generateName").asText() + "x" + (1000 + number));
        }
        if (!names.add(metadata.get("name").asText())) {
            warnings.add(metadata.get("name").asText() + " already exists");
            return Optional.empty();
        }
        return Optional.of(new Created(trigger.at("/template/name").asText(), workflow));
    }

    private static Optional<String> value(JsonNode source, Map<String, Sent> events) {
        Sent event = events.get(source.get("dependencyName").asText());
        Optional<String> found = Optional.empty();
        if (source.has("dataKey")) {
            found = Gjson.get(event.data(), source.get("dataKey").asText()).map(Gjson.Found::shown);
        } else if (source.has("dataTemplate")) {
            found = template(source.get("dataTemplate").asText(), event.data());
        } else if (source.has("contextTemplate")) {
            found = template(source.get("contextTemplate").asText(), event.context());
        } else {
            Known.require(false, "where a parameter comes from");
        }
        return found.isPresent() || !source.has("value")
                ? found
                : Optional.of(source.get("value").asText());
    }

    private static Optional<String> template(String template, String json) {
        Matcher name = NAME.matcher(template);
        if (!name.matches()) {
            throw new Expression.Broken("a template may do anything: " + template);
        }
        return Gjson.get(json, name.group(1).substring(".Input.".length()))
                .map(Gjson.Found::value)
                .filter(value -> !(value.equals("") || value.equals(false) || value.equals(0.0)))
                .map(value -> name.group(2)
                        + digest(name.group(3) + " " + value).substring(0, Integer.parseInt(name.group(4))));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void set(ObjectNode tree, String path, String value) {
        ObjectNode at = tree;
        String[] keys = path.split("\\.");
        for (int i = 0; i < keys.length - 1; i++) {
            at = at.withObject("/" + keys[i]);
        }
        at.put(keys[keys.length - 1], value);
    }
}
