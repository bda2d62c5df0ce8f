package flow.artifact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every {@link Kind} there is, by class and by tag. */
final class Kinds {
    private static final List<Kind<?>> ALL = Stream.of(NumberKinds.ALL, TimeKinds.ALL, DateKinds.ALL, OtherKinds.ALL)
            .flatMap(List::stream)
            .toList();

    private static final List<Kind<?>> OPEN = ALL.stream().filter(Kind::isOpen).toList();

    private static final Map<String, Kind<?>> BY_TAG = new HashMap<>();
    private static final Map<Class<?>, Kind<?>> BY_CLASS = new HashMap<>();

    static {
        for (Kind<?> kind : ALL) {
            BY_TAG.put(kind.tag(), kind);
            BY_CLASS.put(kind.type(), kind);
        }
    }

    private Kinds() {}

    /** The kind of a value; null when it has none. */
    static @Nullable Kind<?> of(Object value) {
        Kind<?> exact = BY_CLASS.get(value.getClass());
        if (exact != null) {
            return exact;
        }
        for (Kind<?> kind : OPEN) {
            if (kind.type().isInstance(value)) {
                return kind;
            }
        }
        return null;
    }

    static @Nullable Kind<?> tagged(String tag) {
        return BY_TAG.get(tag);
    }

    /** The classes that come back. */
    static List<Class<?>> types() {
        return ALL.stream().<Class<?>>map(Kind::type).toList();
    }
}
