package flow.compile.argo;

import java.util.HashMap;
import java.util.Map;

/** Names for what a step gives its name to: {@code NAME---WORD}, and with a number from the second on. Given out in the order of the script. */
final class Derived {
    private static final String SEPARATOR = "---";

    private final Map<String, Integer> given = new HashMap<>();

    /** @param word of small letters, one of which is neither d nor u: see {@link ArgoNames} */
    String name(String base, String word) {
        String name = base + SEPARATOR + word;
        int number = given.merge(name, 1, Integer::sum);
        return number == 1 ? name : name + "-" + number;
    }
}
