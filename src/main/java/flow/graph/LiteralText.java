package flow.graph;

import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Texts of values that are equal in every process where the values are, and different where these differ. */
final class LiteralText {
    private LiteralText() {}

    /** Empty for what may look different each time, as objects of a class of the user's. */
    static Optional<String> of(@Nullable Object value) {
        if (value instanceof List<?> || value instanceof LinkedHashSet<?> || value instanceof SortedSet<?>) {
            return joined("list", (Iterable<?>) value);
        }
        if (value instanceof Map<?, ?> map) {
            return joined("map", map.entrySet());
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            return joined("entry", Arrays.asList(entry.getKey(), entry.getValue()));
        }
        if (value instanceof CharSequence) {
            return Optional.of(Fingerprint.of(List.of("text", value.toString())));
        }
        boolean plain = value == null
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum<?>
                || value instanceof TemporalAccessor
                || value instanceof TemporalAmount;
        return plain ? Optional.of(scalar(value)) : Optional.empty();
    }

    private static String scalar(@Nullable Object value) {
        String type = value == null ? "null" : value.getClass().getName();
        return Fingerprint.of(List.of(type, String.valueOf(value)));
    }

    private static Optional<String> joined(String kind, Iterable<?> values) {
        List<String> parts = new ArrayList<>(List.of(kind));
        for (Object one : values) {
            Optional<String> part = of(one);
            if (part.isEmpty()) {
                return part;
            }
            parts.add(part.get());
        }
        return Optional.of(Fingerprint.of(parts));
    }
}
