package flow.task;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An unmodifiable map some of whose values are only made when they are asked for. */
final class LazyMap extends AbstractMap<String, @Nullable Object> {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /** Only while it is built. */
    LazyMap with(String key, @Nullable Object valueOrLazy) {
        values.put(key, valueOrLazy);
        return this;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return values.containsKey(key);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        Object value = values.get(key);
        return value instanceof Lazy<?> lazy ? lazy.get() : value;
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
                return new SimpleImmutableEntry<>(key, get(key));
            }
        };
    }
}
