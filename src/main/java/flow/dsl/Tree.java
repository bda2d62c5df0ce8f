package flow.dsl;

import flow.problem.Code;
import flow.problem.Fault;
import flow.problem.Nearest;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A read-only tree of names, as {@code current} and configs are: {@code cfg.a.b}, {@code cfg['a']}, and all that maps do. A missing
 * key is an error with the nearest one, never null; {@code cfg.containsKey('a')} and {@code cfg.getOrDefault('a', 1)} ask for it.
 */
public final class Tree extends AbstractMap<String, @Nullable Object> {
    private final String path;
    private final Map<String, ?> values;
    private final Predicate<String> isLeaf;

    Tree(String path, Map<String, ?> values) {
        this(path, values, inside -> false);
    }

    /** @param isLeaf whether what stands at a path is a value of its own, and no part of the tree even when it is a map */
    Tree(String path, Map<String, ?> values, Predicate<String> isLeaf) {
        this.path = path;
        this.values = values;
        this.isLeaf = isLeaf;
    }

    @Override
    public @Nullable Object get(Object key) {
        String name = key.toString();
        if (!values.containsKey(name)) {
            String hint = Nearest.to(name, values.keySet())
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse(values.isEmpty() ? null : "it has " + String.join(", ", values.keySet()));
            throw new Fault(Code.F028, "'" + path + "' has no '" + name + "'", hint);
        }
        return inside(path + "." + name, values.get(name));
    }

    @Override
    public @Nullable Object getOrDefault(Object key, @Nullable Object otherwise) {
        return containsKey(key) ? get(key) : otherwise;
    }

    @Override
    public boolean containsKey(Object key) {
        return values.containsKey(key.toString());
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(values.keySet());
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return values.size();
            }

            @Override
            public Iterator<Entry<String, @Nullable Object>> iterator() {
                return keySet().stream()
                        .<Entry<String, @Nullable Object>>map(name -> new SimpleImmutableEntry<>(name, get(name)))
                        .iterator();
            }
        };
    }

    @Override
    public @Nullable Object put(String name, @Nullable Object value) {
        throw readOnly();
    }

    @Override
    public @Nullable Object remove(Object name) {
        throw readOnly();
    }

    private Fault readOnly() {
        return new Fault(Code.F006, "'" + path + "' is read-only");
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object inside(String place, @Nullable Object value) {
        if (isLeaf.test(place)) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return new Tree(place, (Map<String, Object>) map, isLeaf);
        }
        if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            List<@Nullable Object> trees = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                trees.add(inside(place + "[" + i + "]", list.get(i)));
            }
            return Collections.unmodifiableList(trees);
        }
        return value;
    }
}
