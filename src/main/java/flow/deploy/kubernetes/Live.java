package flow.deploy.kubernetes;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object as a cluster has it. What is not there, or is of another kind than expected, is empty: other programs write into it, too.
 *
 * @param tree maps, lists and scalars
 */
record Live(Map<String, Object> tree) {

    String name() {
        return text("metadata", "name");
    }

    /** For messages: {@code CronWorkflow training}. */
    @Override
    public String toString() {
        return text("kind") + " " + name();
    }

    /** Whether it is deleted, and still there until others have let go of it. */
    boolean isGoing() {
        return !text("metadata", "deletionTimestamp").isEmpty();
    }

    String label(String name) {
        return text("metadata", "labels", name);
    }

    String annotation(String name) {
        return text("metadata", "annotations", name);
    }

    /** Of a scalar; empty when there is none. */
    String text(String... path) {
        Object found = at(path);
        return found == null || found instanceof Map || found instanceof List ? "" : found.toString();
    }

    boolean isTrue(String... path) {
        return Boolean.TRUE.equals(at(path));
    }

    /** Null when there is none. */
    @Nullable
    Instant time(String... path) {
        String text = text(path);
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }

    /** The elements of a list that have something in them. */
    List<Live> list(String... path) {
        return at(path) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(each -> new Live(json(each)))
                        .toList()
                : List.of();
    }

    List<String> texts(String... path) {
        return at(path) instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).map(Object::toString).toList()
                : List.of();
    }

    Map<String, Object> map(String... path) {
        return at(path) instanceof Map<?, ?> map ? json(map) : Map.of();
    }

    @Nullable
    Object at(String... path) {
        Object at = tree;
        for (String step : path) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at;
    }

    /** Of what was JSON, where keys are texts. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> json(Object json) {
        return (Map<String, Object>) json;
    }
}
