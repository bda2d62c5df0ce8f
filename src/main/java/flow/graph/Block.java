package flow.graph;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Nodes that follow each other. */
public record Block(List<Node> nodes) {

    public static final Block EMPTY = new Block(List.of());

    public Block {
        nodes = List.copyOf(nodes);
    }

    public boolean isEmpty() {
        return nodes.isEmpty();
    }

    /** Every node in it and in the blocks inside, in the order they were written. */
    public Stream<Node> allNodes() {
        return nodes.stream()
                .flatMap(node ->
                        Stream.concat(Stream.of(node), node.blocks().stream().flatMap(Block::allNodes)));
    }

    /** The steps, gangs and joins among {@link #allNodes()}. */
    public Stream<TaskNode> allTasks() {
        return allNodes().filter(TaskNode.class::isInstance).map(TaskNode.class::cast);
    }

    /** The first step, gang or join that was written in it; absent when there is none at all. */
    public Optional<TaskNode> firstTask() {
        return allTasks().findFirst();
    }

    /** The same block, with every task in it changed. */
    public Block withTasks(UnaryOperator<TaskNode> change) {
        return new Block(nodes.stream().map(node -> node.withTasks(change)).toList());
    }
}
