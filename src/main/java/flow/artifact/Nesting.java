package flow.artifact;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in a value the encoder stands: the containers around it, and in each of them the place that it has come to. */
final class Nesting {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final int LONGEST_KEY = 60;
    private static final int MOST_STEPS = 40;
    private static final int KEY = -1;
    private static final int WORD = -2;

    /** From here downwards: the keys themselves, by their number. */
    private static final int KEYS = -3;

    private Object[] containers = new Object[8];
    private @Nullable Object[] steps = new Object[8];
    private int[] indexes = new int[8];
    private int depth;

    int depth() {
        return depth;
    }

    /** Enters a container, unless that would be a cycle. */
    boolean isEntered(Object container) {
        for (int i = 0; i < depth; i++) {
            if (containers[i] == container) {
                return false;
            }
        }
        if (depth == containers.length) {
            containers = Arrays.copyOf(containers, 2 * depth);
            steps = Arrays.copyOf(steps, 2 * depth);
            indexes = Arrays.copyOf(indexes, 2 * depth);
        }
        containers[depth++] = container;
        at("");
        return true;
    }

    void leave() {
        depth--;
    }

    void atIndex(int index) {
        indexes[depth - 1] = index;
    }

    void atKey(@Nullable Object key) {
        indexes[depth - 1] = KEY;
        steps[depth - 1] = key;
    }

    /** At a key rather than what stands under it. */
    void atKeyNumber(int number) {
        indexes[depth - 1] = KEYS - number;
    }

    /** @param step as it is to be shown, {@code .value}; empty for no step */
    void at(String step) {
        indexes[depth - 1] = WORD;
        steps[depth - 1] = step;
    }

    /** From the artifact to where we are: {@code .rows[3].handler}. */
    String path() {
        return path(depth);
    }

    /** From the artifact to a container that was entered. */
    String pathOf(Object container) {
        int level = 0;
        while (containers[level] != container) {
            level++;
        }
        return path(level);
    }

    private String path(int levels) {
        if (levels <= MOST_STEPS) {
            return steps(0, levels);
        }
        return steps(0, MOST_STEPS / 2) + "…" + steps(levels - MOST_STEPS / 2, levels);
    }

    private String steps(int from, int to) {
        StringBuilder path = new StringBuilder();
        for (int i = from; i < to; i++) {
            path.append(step(indexes[i], steps[i]));
        }
        return path.toString();
    }

    private static String step(int index, @Nullable Object step) {
        if (index >= 0) {
            return "[" + index + "]";
        }
        if (index <= KEYS) {
            return ".keySet()[" + (KEYS - index) + "]";
        }
        return index == WORD ? String.valueOf(step) : step(step);
    }

    /** How what stands under a key of a map is reached. */
    static String step(@Nullable Object step) {
        String text = String.valueOf(step);
        if (!(step instanceof CharSequence)) {
            return "[" + shortened(text) + "]";
        }
        return NAME.matcher(text).matches() ? "." + text : "['" + shortened(text) + "']";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_KEY ? text : text.substring(0, LONGEST_KEY) + "…";
    }
}
