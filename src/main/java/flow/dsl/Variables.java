package flow.dsl;

import flow.problem.Code;
import flow.problem.Fault;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Read-only texts by name, as {@code env} and {@code secrets} are: {@code env.NAME}, {@code env['A-B']}, and all that maps do. */
public final class Variables extends AbstractMap<String, String> {
    private final String word;
    private final Map<String, String> values;
    private final Function<String, @Nullable String> missing;

    /** @param missing answers a name that is not there */
    Variables(String word, Map<String, String> values, Function<String, @Nullable String> missing) {
        this.word = word;
        this.values = Collections.unmodifiableMap(values);
        this.missing = missing;
    }

    @Override
    public @Nullable String get(Object name) {
        String value = values.get(name.toString());
        return value == null ? missing.apply(name.toString()) : value;
    }

    @Override
    public @Nullable String getOrDefault(Object name, @Nullable String otherwise) {
        return values.getOrDefault(name.toString(), otherwise);
    }

    @Override
    public boolean containsKey(Object name) {
        return values.containsKey(name.toString());
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return values.entrySet();
    }

    @Override
    public String put(String name, String value) {
        throw new Fault(Code.F006, "'" + word + "' is read-only");
    }

    @Override
    public String remove(Object name) {
        throw new Fault(Code.F006, "'" + word + "' is read-only");
    }
}
