package flow.config;

import flow.problem.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote as YAML, JSON, TOML or properties: nested maps with texts as keys, lists, and scalars that are texts,
 * booleans, whole numbers (Integer, Long or BigInteger, whichever is the first that is large enough), BigDecimals, or null.
 *
 * @param values unmodifiable all the way down, in the order in which they were written
 * @param positions where keys were written, by their path ({@code run.max-workers}); keys inside of lists are not there, and
 *     formats that do not tell have none
 */
public record Tree(Map<String, Object> values, Map<String, Position> positions) {

    public static final Tree EMPTY = new Tree(Map.of(), Map.of());

    public Tree {
        values = unmodifiable(values);
        positions = Map.copyOf(positions);
    }

    /** Where a key was written, or else the file. */
    public Position position(String path, Position file) {
        return positions.getOrDefault(path, file);
    }

    private static Map<String, Object> unmodifiable(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put((String) key, unmodifiableValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object unmodifiableValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return unmodifiable(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(unmodifiableValue(element)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
