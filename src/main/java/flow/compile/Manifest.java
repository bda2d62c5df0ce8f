package flow.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a cluster, as it is to be.
 *
 * @param content maps with texts for keys, lists, texts, numbers and booleans, in the order in which they are to be printed; with
 *     {@code apiVersion}, {@code kind} and {@code metadata.name}
 */
public record Manifest(Map<String, Object> content) {

    public Manifest {
        content = unmodifiable(content);
        if (text(content, "apiVersion") == null || text(content, "kind") == null || name(content) == null) {
            throw new IllegalArgumentException("an object has an apiVersion, a kind and a name");
        }
    }

    public String apiVersion() {
        return String.valueOf(text(content, "apiVersion"));
    }

    public String kind() {
        return String.valueOf(text(content, "kind"));
    }

    public String name() {
        return String.valueOf(name(content));
    }

    /** For messages: {@code CronWorkflow training}. */
    @Override
    public String toString() {
        return kind() + " " + name();
    }

    private static @Nullable String name(Map<String, Object> content) {
        return content.get("metadata") instanceof Map<?, ?> metadata ? text(metadata, "name") : null;
    }

    private static @Nullable String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text && !text.isEmpty() ? text : null;
    }

    private static Map<String, Object> unmodifiable(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), unmodifiable(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static Object unmodifiable(Object value) {
        if (value instanceof Map<?, ?> map) {
            return unmodifiable(map);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(one -> copy.add(unmodifiable(one)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
