package flow.testing;

import flow.graph.Scope;
import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a step sees and sets, as a map; its entries are the artifacts. */
final class ScopeMap extends AbstractMap<String, Object> {
    private final Scope scope;

    ScopeMap(Scope scope) {
        this.scope = scope;
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String text && scope.has(text);
    }

    @Override
    public @Nullable Object get(Object name) {
        return containsKey(name) ? scope.read((String) name) : null;
    }

    @Override
    public @Nullable Object put(String name, @Nullable Object value) {
        Object before = get(name);
        scope.write(name, value);
        return before;
    }

    @Override
    public @Nullable Object remove(Object name) {
        Object before = get(name);
        scope.remove(String.valueOf(name));
        return before;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Set<Entry<String, Object>> entries = new LinkedHashSet<>();
        scope.names().forEach(name -> entries.add(new SimpleImmutableEntry<>(name, scope.read(name))));
        return entries;
    }
}
