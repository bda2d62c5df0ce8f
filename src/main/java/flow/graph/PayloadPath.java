package flow.graph;

import flow.problem.Code;
import java.util.List;

/**
 * A field of an event's payload: {@code order.id}; {@code items.0.id} goes into a list.
 *
 * @param keys outermost first, at least one
 */
public record PayloadPath(List<String> keys) {
    public PayloadPath {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one key");
        }
    }

    /**
     * @param text keys between dots; a leading {@code payload.} is left out
     * @throws InvalidValue F004
     */
    public static PayloadPath parse(String text) {
        String path = text.startsWith("payload.") ? text.substring("payload.".length()) : text;
        if (!path.matches("[^.\\s]+(\\.[^.\\s]+)*")) {
            throw new InvalidValue(
                    Code.F004,
                    "'" + text + "' is no path into an event's payload",
                    "write for example 'id' or 'order.id'");
        }
        return new PayloadPath(List.of(path.split("\\.")));
    }

    @Override
    public String toString() {
        return String.join(".", keys);
    }
}
