package flow.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What has the same name in two runs.
 *
 * @param left null when only the right run has it
 * @param right null when only the left run has it
 */
public record Sides<T>(
        String name, @Nullable T left, @Nullable T right, boolean isEqual) {

    /** All that either has: in the order of the left one, then what only the right one has in its order. */
    static <T> List<Sides<T>> of(Map<String, T> left, Map<String, T> right, BiPredicate<T, T> equal) {
        List<Sides<T>> all = new ArrayList<>();
        left.forEach((name, one) -> all.add(of(name, one, right.get(name), equal)));
        right.forEach((name, other) -> {
            if (!left.containsKey(name)) {
                all.add(of(name, null, other, equal));
            }
        });
        return all;
    }

    private static <T> Sides<T> of(String name, @Nullable T left, @Nullable T right, BiPredicate<T, T> equal) {
        return new Sides<>(name, left, right, left != null && right != null && equal.test(left, right));
    }

    static <T> List<Sides<T>> differing(List<Sides<T>> all) {
        return all.stream().filter(sides -> !sides.isEqual()).toList();
    }
}
