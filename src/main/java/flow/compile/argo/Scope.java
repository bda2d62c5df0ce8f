package flow.compile.argo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in a DAG something stands.
 *
 * @param at the place of tasks, as tags: empty outside of all forks and loops
 * @param depth how many templates there are above its tasks at the most
 * @param base what the DAG is called, for the names of its parts
 */
record Scope(String at, int depth, String base) {
    static final String AT = "at";
    static final String ROUND = "round";
    private static final String OUTER = "{{inputs.parameters.at}}";
    private static final String TOP = "main";

    static Scope top() {
        return new Scope("", 1, TOP);
    }

    /** Inside a DAG that stands here, called so. */
    Scope inside(String dag) {
        return new Scope(at.isEmpty() ? "" : OUTER, depth + 1, dag);
    }

    /** Inside the branch of an item. */
    Scope ofItem(String dag) {
        return new Scope(OUTER, depth + 1, dag);
    }

    /** Inside the rounds of a loop, of which the last one stands so much deeper. */
    Scope ofRound(String dag, int deeper) {
        return new Scope((at.isEmpty() ? "" : OUTER) + "~{{inputs.parameters.round}}", depth + deeper, dag);
    }

    /** What tasks here are told. */
    Map<String, String> arguments() {
        return at.isEmpty() ? Map.of() : arguments(at);
    }

    /** What an item of a fork here is told. */
    Map<String, String> argumentsOfItem() {
        return arguments(at + ".{{item}}");
    }

    /** What a DAG that stands here needs to be told, besides. */
    Map<String, @Nullable String> inputs() {
        Map<String, @Nullable String> inputs = new LinkedHashMap<>();
        if (!at.isEmpty()) {
            inputs.put(AT, null);
        }
        return inputs;
    }

    private static Map<String, String> arguments(String at) {
        return Map.of(AT, at);
    }
}
