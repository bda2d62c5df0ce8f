package flow.task;

import flow.graph.Items;
import flow.graph.Scope;
import flow.problem.Code;
import flow.problem.Fault;
import flow.problem.Nearest;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a foreach iterates, as a list. */
final class ForeachItems {
    private ForeachItems() {}

    static List<?> of(Items items, Scope scope) {
        if (items instanceof Items.Literal literal) {
            return literal.values();
        }
        String name = ((Items.Named) items).name();
        String[] path = name.split("\\.");
        Object value = scope.read(path[0]);
        for (int i = 1; i < path.length; i++) {
            value = inside(value, path[i], String.join(".", List.of(path).subList(0, i)));
        }
        return listed(name, value);
    }

    private static @Nullable Object inside(@Nullable Object tree, String key, String path) {
        if (!(tree instanceof Map<?, ?> map)) {
            throw new Fault(Code.F004, "'" + path + "' has no parts, so there is no '" + key + "' in it");
        }
        if (!map.containsKey(key)) {
            TreeSet<String> keys = new TreeSet<>();
            map.keySet().forEach(known -> keys.add(String.valueOf(known)));
            String hint = Nearest.to(key, keys)
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse(null);
            throw new Fault(Code.F028, "'" + path + "' has no '" + key + "'", hint);
        }
        return map.get(key);
    }

    private static List<?> listed(String name, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        if (value instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        if (value instanceof Map<?, ?> map) {
            return new ArrayList<>(map.entrySet());
        }
        if (value != null && value.getClass().isArray()) {
            return elements(value);
        }
        if (value == null) {
            throw new Fault(
                    Code.F004,
                    "'" + name + "' is null, and foreach has nothing to go over",
                    "set it to [] for no items");
        }
        throw new Fault(
                Code.F004,
                "foreach goes over a list, set, map, array or range, and '" + name + "' is " + described(value),
                "call `.toList()`");
    }

    private static String described(Object value) {
        String simple = value.getClass().getSimpleName();
        String type = simple.isEmpty() ? value.getClass().getName() : simple;
        return ("AEIOU".indexOf(type.charAt(0)) < 0 ? "a " : "an ") + type;
    }

    private static List<?> elements(Object array) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }
}
