package flow.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** What holds of two things said, the higher precedence first; null is "not said". */
final class Said {
    private Said() {}

    static <T> @Nullable T first(@Nullable T higher, @Nullable T lower) {
        return higher != null ? higher : lower;
    }

    static <T> @Nullable T merged(@Nullable T higher, @Nullable T lower, BinaryOperator<T> merge) {
        if (higher == null || lower == null) {
            return first(higher, lower);
        }
        return merge.apply(higher, lower);
    }

    /** Keys of the higher one first, in their order. */
    static <V> Map<String, V> merged(Map<String, V> higher, Map<String, V> lower) {
        Map<String, V> all = new LinkedHashMap<>(higher);
        lower.forEach(all::putIfAbsent);
        return Collections.unmodifiableMap(all);
    }

    static <T extends Comparable<T>> @Nullable T larger(@Nullable T one, @Nullable T other) {
        return merged(one, other, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
}
