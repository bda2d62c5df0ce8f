package flow.compile.argo;

import flow.graph.Block;
import flow.graph.Choice;
import flow.graph.Deciders;
import flow.graph.Deciders.Decider;
import flow.graph.Foreach;
import flow.graph.Node;
import flow.graph.Parallel;
import flow.graph.TaskNode;
import java.util.ArrayList;
import java.util.List;

/** Cuts sequences into parts that need not be in one DAG: who decides something stays with it. */
final class Units {
    /** How many tasks the definition of Argo's objects allows in a DAG. */
    static final int MOST_TASKS = 200;

    /**
     * Nodes that follow each other in one DAG.
     *
     * @param size how many tasks they become
     */
    record Unit(List<Node> nodes, int size) {}

    private final Deciders deciders;

    Units(Deciders deciders) {
        this.deciders = deciders;
    }

    List<Unit> of(Block block) {
        List<Unit> units = new ArrayList<>();
        List<Node> together = new ArrayList<>();
        for (Node node : block.nodes()) {
            boolean isDecidedBefore =
                    (node instanceof Foreach || node instanceof Choice) && deciders.of(node) instanceof Decider.Task;
            if (!isDecidedBefore && !together.isEmpty()) {
                units.add(unit(together));
                together = new ArrayList<>();
            }
            together.add(node);
        }
        if (!together.isEmpty()) {
            units.add(unit(together));
        }
        return units;
    }

    private Unit unit(List<Node> nodes) {
        return new Unit(List.copyOf(nodes), nodes.stream().mapToInt(this::size).sum());
    }

    private int size(Block block) {
        int size = of(block).stream().mapToInt(Unit::size).sum();
        return Math.min(size, MOST_TASKS);
    }

    private int size(Node node) {
        if (node instanceof TaskNode task) {
            return task.options().catchInto() == null ? 1 : 2;
        }
        if (node instanceof Parallel parallel) {
            return branches(parallel);
        }
        if (node instanceof Choice choice) {
            long options =
                    choice.blocks().stream().filter(block -> !block.isEmpty()).count();
            return (int) options + own(choice);
        }
        return 1 + (node instanceof Foreach ? own(node) : 0);
    }

    private int own(Node node) {
        return deciders.of(node) instanceof Decider.Own ? 1 : 0;
    }

    private int branches(Parallel parallel) {
        int flat = flat(parallel);
        return flat <= MOST_TASKS ? flat : Math.min(parallel.branches().size(), MOST_TASKS);
    }

    /** Branches lie side by side in the DAG around them, unless they are too many for it. */
    boolean isFlat(Parallel parallel) {
        return flat(parallel) <= MOST_TASKS;
    }

    private int flat(Parallel parallel) {
        return parallel.branches().stream()
                .mapToInt(branch -> size(branch.block()))
                .sum();
    }
}
