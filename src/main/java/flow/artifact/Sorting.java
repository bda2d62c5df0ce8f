package flow.artifact;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** How sets and maps are sorted. Only the natural order can be kept as such; a comparator is code. */
final class Sorting {
    private Sorting() {}

    /** Whether it is sorted, and by nothing but its elements. */
    static boolean isNatural(Object container) {
        return isSorted(container) && !isByComparator(container);
    }

    static boolean isByComparator(Object container) {
        Comparator<?> comparator = comparator(container);
        return comparator != null && !comparator.equals(Comparator.naturalOrder());
    }

    private static boolean isSorted(Object container) {
        return container instanceof SortedSet || container instanceof SortedMap;
    }

    private static @Nullable Comparator<?> comparator(Object container) {
        if (container instanceof SortedSet<?> set) {
            return set.comparator();
        }
        return container instanceof SortedMap<?, ?> map ? map.comparator() : null;
    }
}
