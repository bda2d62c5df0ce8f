package flow.argo;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The condition under which a task of a DAG begins. */
record Depends(String text) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9]*(\\.[A-Za-z]+)?");

    /** The tasks that it mentions. */
    Set<String> tasks() {
        Set<String> tasks = new LinkedHashSet<>();
        Matcher names = NAME.matcher(text);
        while (names.find()) {
            tasks.add(names.group().split("\\.")[0]);
        }
        return tasks;
    }

    /** Whether it holds, once all that it mentions is over. */
    boolean holds(Map<String, Node> nodes) {
        Matcher names = NAME.matcher(text);
        String values = names.replaceAll(found -> String.valueOf(isTrue(found.group(), nodes)));
        return Boolean.TRUE.equals(Expression.value(values, Map.of()));
    }

    private static boolean isTrue(String name, Map<String, Node> nodes) {
        String[] parts = name.split("\\.");
        Node.Phase phase = nodes.get(parts[0]).phase;
        String result = parts.length == 1 ? "" : parts[1];
        return switch (result) {
            case "" -> phase == Node.Phase.SUCCEEDED || phase == Node.Phase.SKIPPED;
            case "Succeeded" -> phase == Node.Phase.SUCCEEDED;
            case "Failed" -> phase == Node.Phase.FAILED;
            case "Errored" -> phase == Node.Phase.ERROR;
            case "Skipped" -> phase == Node.Phase.SKIPPED;
            case "Omitted" -> phase == Node.Phase.OMITTED;
            default -> throw new Expression.Broken("the interpreter does not know ." + result);
        };
    }
}
