package flow.graph;

import flow.problem.Position;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * {@code repeat(name, until: { }, atMost: N) { … }}: the block runs, then {@code until} is asked.
 *
 * @param name for ids and pictures; unique among the flow's steps
 * @param atMost how many rounds at the most; at least 1
 * @param orFail whether it is a failure when {@code until} is still false after the last round; else it is a warning
 */
public record Repeat(String name, Position position, Condition until, int atMost, boolean orFail, Block block)
        implements Node {
    public Repeat {
        if (atMost < 1) {
            throw new IllegalArgumentException("a repeat has at least one round");
        }
    }

    @Override
    public List<Block> blocks() {
        return List.of(block);
    }

    @Override
    public Repeat withTasks(UnaryOperator<TaskNode> change) {
        return new Repeat(name, position, until, atMost, orFail, block.withTasks(change));
    }
}
