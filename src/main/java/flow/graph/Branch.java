package flow.graph;

import flow.problem.Position;
import java.util.function.UnaryOperator;

/**
 * One child of a {@link Parallel}: {@code branch(name) { … }}, or a step placed there, which gives the branch its name.
 *
 * @param position where its name stands
 */
public record Branch(String name, Position position, Block block) {

    /** Whether it is nothing but one step of its own name. */
    public boolean isStep() {
        return block.nodes().size() == 1
                && block.nodes().get(0) instanceof TaskNode task
                && task.name().equals(name);
    }

    Branch withTasks(UnaryOperator<TaskNode> change) {
        return new Branch(name, position, block.withTasks(change));
    }
}
