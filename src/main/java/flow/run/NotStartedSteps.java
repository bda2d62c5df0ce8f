package flow.run;

import flow.graph.Block;
import flow.graph.Flow;
import flow.graph.Node;
import flow.graph.Repeat;
import flow.graph.TaskNode;
import flow.run.RunResult.NotStarted;
import flow.task.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts the steps that did not run although their turn would have come. */
final class NotStartedSteps {
    private final Map<String, Integer> times = new HashMap<>();

    /** All steps in some nodes, once each: how often they would have run is not known. */
    void add(List<Node> nodes) {
        add(new Block(nodes));
    }

    void add(Node node) {
        add(List.of(node));
    }

    void add(Block block) {
        block.allTasks().forEach(this::add);
    }

    /** A task's step; of a task that only decides, the steps in what it would have decided. */
    void add(Task task) {
        if (task.node() != null) {
            add(task.node());
            return;
        }
        Stream.ofNullable(task.decides())
                .filter(node -> !(node instanceof Repeat))
                .flatMap(node -> node.blocks().stream())
                .forEach(this::add);
    }

    private void add(TaskNode step) {
        times.merge(step.name(), 1, Integer::sum);
    }

    /** In the order of the script. */
    List<NotStarted> of(Flow flow) {
        return flow.tasks().stream()
                .filter(step -> times.containsKey(step.name()))
                .map(step -> new NotStarted(step.name(), times.get(step.name())))
                .toList();
    }
}
