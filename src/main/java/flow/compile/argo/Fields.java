package flow.compile.argo;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes one object of a manifest, field by field in the order in which it is printed; what is empty is left out. */
final class Fields {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    static Fields of(String name, @Nullable Object value) {
        return new Fields().with(name, value);
    }

    /** @param value null, and empty texts, lists and maps are left out */
    Fields with(String name, @Nullable Object value) {
        if (!isEmpty(value)) {
            fields.put(name, value);
        }
        return this;
    }

    /** The same, empty or not. */
    Fields withEmpty(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null
                || value instanceof String text && text.isEmpty()
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof Optional<?> optional && optional.isEmpty();
    }

    Map<String, Object> map() {
        return fields;
    }
}
