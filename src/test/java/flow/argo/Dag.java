package flow.argo;

import com.fasterxml.jackson.databind.JsonNode;
import flow.argo.Node.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tasks of a DAG, and the nodes of those that are over. */
final class Dag {
    private static final Set<String> KNOWN =
            Set.of("name", "template", "templateRef", "depends", "when", "arguments", "withSequence", "continueOn");

    private final List<JsonNode> tasks = new ArrayList<>();
    private final Map<String, Node> over = new LinkedHashMap<>();

    Dag(JsonNode template) {
        template.at("/dag/tasks").forEach(task -> {
            task.fieldNames().forEachRemaining(field -> Known.require(KNOWN.contains(field), field));
            tasks.add(task);
        });
    }

    List<JsonNode> tasks() {
        return tasks;
    }

    static String name(JsonNode task) {
        return task.get("name").asText();
    }

    private static Depends depends(JsonNode task) {
        return new Depends(task.path("depends").asText(""));
    }

    void end(JsonNode task, Node node) {
        over.put(name(task), node);
    }

    /** Whether everything is over on which a task depends. */
    boolean isTurnOf(JsonNode task) {
        return over.keySet().containsAll(depends(task).tasks());
    }

    /** Whether a task whose turn it is may begin. */
    boolean mayBegin(JsonNode task) {
        Depends depends = depends(task);
        return depends.text().isEmpty()
                || depends.holds(depends.tasks().stream()
                        .collect(Collectors.toMap(mentioned -> mentioned, mentioned -> over.get(mentioned).phase)));
    }

    /** What expressions call {@code tasks}. */
    Map<String, Object> results() {
        Map<String, Object> results = new LinkedHashMap<>();
        over.forEach((task, node) -> results.put(task, node.result()));
        return results;
    }

    /** How it ended: it is over when everything in it is, or when one failed with which it ends. */
    Optional<Phase> verdict() {
        Set<String> mentioned = new LinkedHashSet<>();
        tasks.forEach(task -> mentioned.addAll(depends(task).tasks()));
        Map<String, Phase> branches = new LinkedHashMap<>();
        Phase result = Phase.SUCCEEDED;
        boolean isOver = over.size() == tasks.size();
        for (JsonNode task : tasks) {
            if (!over.containsKey(name(task))) {
                continue;
            }
            Phase branch = branch(task, branches);
            branches.put(name(task), branch);
            if (!mentioned.contains(name(task))) {
                result = Phase.worse(result, branch);
                isOver |= branch.isBad();
            }
        }
        return isOver ? Optional.of(result) : Optional.empty();
    }

    /** What came of everything up to a task: one that did not run hands on what was before it. */
    private Phase branch(JsonNode task, Map<String, Phase> before) {
        if (task.path("continueOn").path("failed").asBoolean()) {
            return Phase.SUCCEEDED;
        }
        Phase own = over.get(name(task)).phase;
        return own.hasRun()
                ? own
                : depends(task).tasks().stream().map(before::get).reduce(Phase.SUCCEEDED, Phase::worse);
    }
}
