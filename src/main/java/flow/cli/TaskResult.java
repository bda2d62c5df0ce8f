package flow.cli;

import flow.client.Run;
import flow.client.Step;
import flow.client.Task;
import flow.graph.Flow;
import flow.graph.TaskNode;
import flow.problem.Visible;
import flow.store.TaskDone;
import flow.view.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one task that was run alone left behind; of a gang all of its tasks. */
final class TaskResult {
    private final List<Task> tasks;
    private final DecisionText decisions;

    /** @param run in which they alone were run */
    TaskResult(Flow flow, TaskNode node, Run run) {
        this.decisions = new DecisionText(flow, node);
        this.tasks = run.getSteps().stream()
                .filter(step -> step.getName().equals(node.name()))
                .map(Step::getTasks)
                .flatMap(List::stream)
                .filter(task -> task.getOriginRunId() == null)
                .toList();
    }

    /** Nothing of a task that failed. */
    String text(int width) {
        boolean isGang = tasks.size() > 1;
        Table table = isGang
                ? new Table("task", "name", "type", "size", "value")
                : new Table("name", "type", "size", "value");
        StringBuilder rest = new StringBuilder();
        for (Task task : tasks) {
            task.getOwn().values().forEach(artifact -> {
                List<String> row = new ArrayList<>(isGang ? List.of(task.id().toString()) : List.of());
                row.addAll(Dump.row(artifact));
                table.row(row);
            });
            rest.append(rest(task.done(), isGang ? task.id() + ": " : ""));
        }
        return (table.isEmpty() ? "" : table.text(width)) + Visible.text(rest.toString());
    }

    private String rest(@Nullable TaskDone done, String whose) {
        if (done == null) {
            return "";
        }
        String removed = done.removed().isEmpty()
                ? ""
                : whose + "removed: " + String.join(", ", new TreeSet<>(done.removed())) + "\n";
        String decided = done.decision() == null ? "" : whose + "decided: " + decisions.of(done.decision()) + "\n";
        return removed + decided;
    }

    /**
     * @param origin whose values it began with
     * @param run the run that was kept; null for none
     */
    String json(String origin, @Nullable String run) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("origin", origin);
        tree.put("run", run);
        tree.put("tasks", tasks.stream().map(task -> tree(task, run != null)).toList());
        return JsonText.of(tree);
    }

    /** A task of a run that is gone has no path. */
    private Map<String, @Nullable Object> tree(Task task, boolean isKept) {
        Map<String, @Nullable Object> tree = RunJson.of(task);
        tree.replace("path", isKept ? task.getPath() : null);
        tree.put("artifacts", RunJson.withValues(task.getOwn().values()));
        TaskDone done = task.done();
        tree.put("removed", done == null ? List.of() : List.copyOf(new TreeSet<>(done.removed())));
        tree.put("decision", done == null || done.decision() == null ? null : decisions.tree(done.decision()));
        return tree;
    }
}
