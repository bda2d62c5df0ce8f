package flow.dsl;

import flow.graph.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code artifacts} in a body: artifacts by names that are computed. */
public final class Artifacts {
    private final Scope scope;
    private final TaskWords words;

    /** @param words of the body: what it cannot assign, it cannot assign this way either */
    Artifacts(Scope scope, TaskWords words) {
        this.scope = scope;
        this.words = words;
    }

    /** {@code artifacts['x']}; an error when nothing set it. */
    public @Nullable Object getAt(String name) {
        return scope.read(name);
    }

    /** {@code artifacts['x'] = value}. */
    public void putAt(String name, @Nullable Object value) {
        words.setProperty(name, value);
    }

    public boolean containsKey(Object name) {
        return scope.names().contains(name.toString());
    }

    /** Nothing happens when there is none of that name. */
    public void remove(Object name) {
        scope.remove(name.toString());
    }

    /** In alphabetical order. */
    public Set<String> getNames() {
        return scope.names();
    }
}
