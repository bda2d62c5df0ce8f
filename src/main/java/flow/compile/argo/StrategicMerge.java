package flow.compile.argo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A patch of a pod's specification as Argo merges it: maps by their keys, lists of named things by the names, everything else anew. */
final class StrategicMerge {
    private static final String NAME = "name";

    private StrategicMerge() {}

    static Map<String, Object> of(Map<?, ?> original, Map<?, ?> patch) {
        Map<String, Object> merged = new LinkedHashMap<>();
        original.forEach((key, value) -> merged.put(String.valueOf(key), value));
        patch.forEach((key, value) -> merged.merge(String.valueOf(key), value, StrategicMerge::merged));
        return merged;
    }

    private static Object merged(Object original, Object patch) {
        if (original instanceof Map<?, ?> one && patch instanceof Map<?, ?> other) {
            return of(one, other);
        }
        if (original instanceof List<?> one && patch instanceof List<?> other && areNamed(one) && areNamed(other)) {
            return merged(one, other);
        }
        return patch;
    }

    private static boolean areNamed(List<?> list) {
        return list.stream().allMatch(each -> each instanceof Map<?, ?> map && map.containsKey(NAME));
    }

    private static Object merged(List<?> original, List<?> patch) {
        Map<Object, Object> byName = new LinkedHashMap<>();
        original.forEach(each -> byName.put(((Map<?, ?>) each).get(NAME), each));
        patch.forEach(each -> byName.merge(((Map<?, ?>) each).get(NAME), each, StrategicMerge::merged));
        return new ArrayList<>(byName.values());
    }
}
