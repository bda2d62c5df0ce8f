package flow.argo;

import flow.argo.Node.Phase;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The condition under which a task of a DAG begins. */
record Depends(String text) {
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9]*)(?:\\.([A-Za-z]+))?");

    private static final Map<String, Phase> RESULTS = Map.of(
            "Succeeded",
            Phase.SUCCEEDED,
            "Failed",
            Phase.FAILED,
            "Errored",
            Phase.ERROR,
            "Skipped",
            Phase.SKIPPED,
            "Omitted",
            Phase.OMITTED);

    /** The tasks that it mentions. */
    Set<String> tasks() {
        Set<String> tasks = new LinkedHashSet<>();
        Matcher names = NAME.matcher(text);
        while (names.find()) {
            tasks.add(names.group(1));
        }
        return tasks;
    }

    /** As Argo reads it: a task alone is one that succeeded or was not wanted, and dashes are none. */
    Expression read() {
        String whole = NAME.matcher(text).replaceAll(name -> {
            if (name.group(2) == null) {
                return "(" + name.group(1) + ".Succeeded || " + name.group(1) + ".Skipped)";
            }
            if (!RESULTS.containsKey(name.group(2))) {
                throw new Expression.Broken("the interpreter does not know ." + name.group(2));
            }
            return name.group();
        });
        return Expression.of(whole.replace('-', '_'));
    }

    /** Whether it holds, once all that it mentions is over. */
    boolean holds(Map<String, Phase> phases) {
        return isTrue(read(), phases);
    }

    /** The same of one that was read before. */
    static boolean isTrue(Expression read, Map<String, Phase> phases) {
        Map<String, Map<String, Boolean>> names = new HashMap<>();
        phases.forEach((task, phase) -> names.put(task.replace('-', '_'), results(phase)));
        return Boolean.TRUE.equals(read.value(names));
    }

    private static Map<String, Boolean> results(Phase phase) {
        Map<String, Boolean> results = new HashMap<>();
        RESULTS.forEach((result, of) -> results.put(result, of == phase));
        return results;
    }
}
