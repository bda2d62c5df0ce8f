package flow.dsl;

import flow.problem.Code;
import flow.problem.Fault;
import flow.problem.Nearest;
import groovy.lang.GroovyObjectSupport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * A read-only tree of names, as {@code current} and configs are: {@code cfg.a.b}, {@code cfg['a']}. A missing key is an error
 * with the nearest one, never null. Iteration and Groovy's map methods work on an unmodifiable map.
 */
public final class Tree extends GroovyObjectSupport implements Iterable<Map.Entry<String, Object>> {
    private final String path;
    private final Map<String, Object> values;

    Tree(String path, Map<String, Object> values) {
        this.path = path;
        this.values = Collections.unmodifiableMap(values);
    }

    public @Nullable Object getAt(Object key) {
        return getProperty(key.toString());
    }

    public boolean containsKey(Object key) {
        return values.containsKey(key.toString());
    }

    public Set<String> keySet() {
        return values.keySet();
    }

    public int size() {
        return values.size();
    }

    /** The whole tree as unmodifiable maps, lists and scalar values. */
    public Map<String, Object> toMap() {
        return values;
    }

    @Override
    public Iterator<Map.Entry<String, Object>> iterator() {
        return values.entrySet().iterator();
    }

    @Override
    public @Nullable Object getProperty(String name) {
        if (!values.containsKey(name)) {
            String hint = Nearest.to(name, values.keySet())
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse(values.isEmpty() ? null : "it has " + String.join(", ", values.keySet()));
            throw new Fault(Code.F028, "'" + path + "' has no '" + name + "'", hint);
        }
        return inside(path + "." + name, values.get(name));
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        throw new Fault(Code.F006, "'" + path + "' is read-only");
    }

    @Override
    public @Nullable Object invokeMethod(String name, Object arguments) {
        return InvokerHelper.invokeMethod(values, name, arguments);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object inside(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Tree(path, (Map<String, Object>) map);
        }
        if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            List<@Nullable Object> trees = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                trees.add(inside(path + "[" + i + "]", list.get(i)));
            }
            return Collections.unmodifiableList(trees);
        }
        return value;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
