package flow.graph;

import flow.problem.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A read-only tree known while the graph is built.
 *
 * @param position where its name stands
 * @param tree maps with texts for keys, lists and scalar values, as read from the file or the default; unmodifiable at every
 *     depth, as tasks share it
 * @param origin where the tree came from, for people: a file's path, {@code default:}, {@code FLOW_CONFIG_X}
 */
public record Config(String name, Position position, Map<String, Object> tree, String origin) {

    public Config {
        tree = unmodifiable(tree);
    }

    private static Map<String, Object> unmodifiable(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), unmodifiable(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object unmodifiable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return unmodifiable(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(one -> copy.add(unmodifiable(one)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
