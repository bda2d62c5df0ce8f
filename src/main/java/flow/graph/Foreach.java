package flow.graph;

import flow.problem.Position;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code foreach(items, as:, maxParallel:) { … }}: one branch an item.
 *
 * @param as the name under which the item is visible in the block, besides {@code input}; null when none was given
 * @param maxParallel how many branches of one execution run at a time; null for no bound of its own
 */
public record Foreach(
        Position position,
        Items items,
        @Nullable As as,
        @Nullable Integer maxParallel,
        Block block) implements Node {

    /**
     * The name of the item.
     *
     * @param position where it stands behind {@code as:}
     */
    public record As(String name, Position position) {}

    public Foreach {
        if (maxParallel != null && maxParallel < 1) {
            throw new IllegalArgumentException("maxParallel is at least 1");
        }
    }

    @Override
    public List<Block> blocks() {
        return List.of(block);
    }

    @Override
    public Foreach withTasks(UnaryOperator<TaskNode> change) {
        return new Foreach(position, items, as, maxParallel, block.withTasks(change));
    }
}
