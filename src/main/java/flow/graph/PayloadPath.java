package flow.graph;

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

    @Override
    public String toString() {
        return String.join(".", keys);
    }
}
