package flow.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What stands behind {@code flow run} besides its own options: the script, and what only the script knows.
 *
 * @param others in the order they were typed
 */
record ScriptArguments(String script, List<String> others) {

    ScriptArguments {
        others = List.copyOf(others);
    }

    /**
     * The script is the first argument that looks like one; else the first that can be no option's value. Whether
     * {@code --loud} takes a value nobody knows before the script was read.
     *
     * @throws UsageFault when there is none
     */
    static ScriptArguments of(List<String> rest) {
        int script = first(rest, i -> isScript(rest, i) && !mayBeValue(rest, i))
                .orElseGet(() -> first(rest, i -> isScript(rest, i))
                        .orElseGet(() -> first(rest, i -> !isOption(rest, i) && !mayBeValue(rest, i))
                                .orElseThrow(() -> new UsageFault("SCRIPT is missing"))));
        List<String> others = new ArrayList<>(rest);
        others.remove(script);
        return new ScriptArguments(rest.get(script), others);
    }

    private static OptionalInt first(List<String> rest, IntPredicate fits) {
        return IntStream.range(0, rest.size()).filter(fits).findFirst();
    }

    private static boolean isScript(List<String> rest, int index) {
        return !isOption(rest, index) && rest.get(index).endsWith(".groovy");
    }

    private static boolean isOption(List<String> rest, int index) {
        return rest.get(index).startsWith("-");
    }

    private static boolean mayBeValue(List<String> rest, int index) {
        return index > 0 && isOption(rest, index - 1) && !rest.get(index - 1).contains("=");
    }
}
