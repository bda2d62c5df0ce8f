package flow.deploy.kubernetes;

import flow.deploy.FieldChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is different between two states of an object, for people: without what a cluster writes by itself. */
final class Differences {
    private static final Set<String> OF_THE_CLUSTER = Set.of("status");
    private static final Set<String> METADATA_OF_PEOPLE = Set.of("name", "namespace", "labels", "annotations");

    private static final String OF_THE_CONTROLLER = "cronworkflows.argoproj.io/";

    private final List<FieldChange> found = new ArrayList<>();

    private Differences() {}

    static List<FieldChange> between(Live before, Live after) {
        Differences differences = new Differences();
        differences.compare("", plain(before), plain(after));
        return differences.found;
    }

    /** Whether both are there and nothing is different, or neither is. */
    static boolean isNone(@Nullable Live before, @Nullable Live after) {
        return before == null || after == null
                ? before == after
                : between(before, after).isEmpty();
    }

    private static Map<String, Object> plain(Live object) {
        Map<String, Object> plain = new LinkedHashMap<>(object.tree());
        plain.keySet().removeAll(OF_THE_CLUSTER);
        Map<String, Object> metadata = new LinkedHashMap<>(object.map("metadata"));
        metadata.keySet().retainAll(METADATA_OF_PEOPLE);
        Map<String, Object> annotations = new LinkedHashMap<>(object.map("metadata", "annotations"));
        annotations.keySet().removeIf(name -> name.equals(Ownership.TOKEN) || name.startsWith(OF_THE_CONTROLLER));
        metadata.put("annotations", annotations);
        plain.put("metadata", metadata);
        return plain;
    }

    private void compare(String path, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            compareMaps(path, Live.json(one), Live.json(other));
        } else if (before instanceof List<?> one && after instanceof List<?> other) {
            compareLists(path, one, other);
        } else if (!Objects.equals(before, after)) {
            found.add(new FieldChange(path, before, after));
        }
    }

    private void compareMaps(String path, Map<String, Object> before, Map<String, Object> after) {
        for (String key : union(before.keySet(), after.keySet())) {
            compare(path.isEmpty() ? key : path + "." + key, before.get(key), after.get(key));
        }
    }

    private void compareLists(String path, List<?> before, List<?> after) {
        Map<String, Object> one = named(before);
        Map<String, Object> other = named(after);
        if (one.size() != before.size() || other.size() != after.size()) {
            one = numbered(before);
            other = numbered(after);
        }
        for (String key : union(one.keySet(), other.keySet())) {
            compare(path + "[" + key + "]", one.get(key), other.get(key));
        }
        List<String> names = List.copyOf(one.keySet());
        List<String> others = List.copyOf(other.keySet());
        boolean isOrder = !names.equals(others) && one.keySet().equals(other.keySet());
        if (isOrder) {
            found.add(new FieldChange(path + " (order)", names, others));
        }
    }

    /** Without those that have no name of their own. */
    private static Map<String, Object> named(List<?> list) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (Object each : list) {
            if (each instanceof Map<?, ?> map && map.get("name") instanceof String name) {
                named.put(name, each);
            }
        }
        return named;
    }

    private static Map<String, Object> numbered(List<?> list) {
        Map<String, Object> numbered = new LinkedHashMap<>();
        for (Object each : list) {
            numbered.put(Integer.toString(numbered.size()), each);
        }
        return numbered;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }
}
