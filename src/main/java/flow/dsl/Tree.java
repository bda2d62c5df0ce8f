package flow.dsl;

import flow.problem.Code;
import flow.problem.Fault;
import flow.problem.Nearest;
import groovy.lang.GroovyObject;
import groovy.lang.MetaClass;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * A read-only tree of names, as {@code current} and configs are: {@code cfg.a.b}, {@code cfg['a']}. A missing key is an error
 * with the nearest one, never null. Otherwise it is a map, with every method of Groovy's that changes nothing; kept as an
 * artifact, it is a map like any other.
 */
public final class Tree extends AbstractMap<String, @Nullable Object> implements GroovyObject {
    private final String path;
    private final Map<String, ?> values;
    private final Predicate<String> isLeaf;
    private MetaClass metaClass = InvokerHelper.getMetaClass(Tree.class);

    /**
     * @param path how the script names it, such as {@code cfg.net}
     * @param values looked at when they are asked for
     */
    Tree(String path, Map<String, ?> values) {
        this(path, values, inside -> false);
    }

    /** @param isLeaf whether what stands at a path is a value of its own, and no part of the tree even when it is a map */
    Tree(String path, Map<String, ?> values, Predicate<String> isLeaf) {
        this.path = path;
        this.values = values;
        this.isLeaf = isLeaf;
    }

    @SuppressWarnings("unchecked")
    static @Nullable Object inside(String path, @Nullable Object value, Predicate<String> isLeaf) {
        if (isLeaf.test(path)) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return new Tree(path, (Map<String, ?>) map, isLeaf);
        }
        return value instanceof List<?> list ? new TreeList(path, list, isLeaf) : value;
    }

    /** @param copy what to write to get a copy that may be changed */
    static Fault readOnly(String path, String copy) {
        boolean isConfig = !path.equals("current") && !path.startsWith("current.");
        return new Fault(
                Code.F006,
                "'" + path + "' is read-only" + (isConfig ? ", as configs are" : ""),
                "change a copy of it: " + copy);
    }

    private Fault readOnly() {
        return readOnly(path, "new LinkedHashMap(" + path + ")");
    }

    public @Nullable Object getAt(Object key) {
        return getProperty(key.toString());
    }

    @Override
    public @Nullable Object getProperty(String name) {
        if (!values.containsKey(name)) {
            String hint = Nearest.to(name, values.keySet())
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse(values.isEmpty() ? null : "it has " + String.join(", ", values.keySet()));
            throw new Fault(Code.F028, "'" + path + "' has no '" + name + "'", hint);
        }
        return get(name);
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        throw readOnly();
    }

    /** Called when it has no such method. */
    @Override
    public Object invokeMethod(String name, Object arguments) {
        throw new Fault(Code.F028, "'" + path + "' has no method '" + name + "'", "it is a map");
    }

    @Override
    public MetaClass getMetaClass() {
        return metaClass;
    }

    @Override
    public void setMetaClass(MetaClass metaClass) {
        this.metaClass = metaClass;
    }

    /** Null when there is none, as of every map. */
    @Override
    public @Nullable Object get(@Nullable Object key) {
        String name = String.valueOf(key);
        return inside(path + "." + name, values.get(name), isLeaf);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return values.containsKey(String.valueOf(key));
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
                return entries(values.keySet().iterator());
            }
        };
    }

    private Iterator<Entry<String, @Nullable Object>> entries(Iterator<String> keys) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return keys.hasNext();
            }

            @Override
            public Entry<String, @Nullable Object> next() {
                String key = keys.next();
                return new SimpleImmutableEntry<>(key, get(key)) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public @Nullable Object setValue(@Nullable Object value) {
                        throw readOnly();
                    }
                };
            }

            @Override
            public void remove() {
                throw readOnly();
            }
        };
    }

    @Override
    public @Nullable Object put(String key, @Nullable Object value) {
        throw readOnly();
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        throw readOnly();
    }

    @Override
    public void clear() {
        throw readOnly();
    }
}
