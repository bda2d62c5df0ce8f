package flow.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Numbers in words: {@code 1, 5 and 30 to 40}. */
final class Numbers {
    private Numbers() {}

    static String text(Collection<Integer> numbers) {
        return text(numbers, Integer::toString);
    }

    /** Three or more in a row as a range. */
    static String text(Collection<Integer> numbers, IntFunction<String> name) {
        List<String> parts = new ArrayList<>();
        SortedSet<Integer> left = new TreeSet<>(numbers);
        while (!left.isEmpty()) {
            int from = left.first();
            int to = from;
            while (left.contains(to + 1)) {
                to++;
            }
            if (to - from > 1) {
                parts.add(name.apply(from) + " to " + name.apply(to));
            } else {
                parts.add(name.apply(from));
                if (to > from) {
                    parts.add(name.apply(to));
                }
            }
            left.removeAll(List.copyOf(left.headSet(to + 1)));
        }
        return listed(parts);
    }

    static String listed(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    static boolean isOneRange(Collection<Integer> numbers) {
        SortedSet<Integer> sorted = new TreeSet<>(numbers);
        return sorted.size() > 2 && sorted.last() - sorted.first() == sorted.size() - 1;
    }

    /** How far apart they are, when it is always equally far, also over the end to the first one; else 0. */
    static int step(SortedSet<Integer> numbers, int of) {
        int step = of / numbers.size();
        boolean regular = numbers.size() > 1
                && step * numbers.size() == of
                && numbers.first() < step
                && numbers.stream().allMatch(number -> number % step == numbers.first());
        return regular ? step : 0;
    }
}
