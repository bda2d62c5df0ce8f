package flow.graph;

import flow.problem.Position;
import java.util.List;
import java.util.function.UnaryOperator;

/** One thing in a block: a task, a fork, a choice or a loop. */
public sealed interface Node permits TaskNode, Foreach, Parallel, Choice, Repeat {

    /** Where its name stands in the script, quotes included; of a node without a name, its word. */
    Position position();

    /** The blocks inside it, in the order they were written; none for a plain step. */
    List<Block> blocks();

    /** The same node, with every task in it changed; itself when it has none. */
    Node withTasks(UnaryOperator<TaskNode> change);

    /** The same node, with the options of every task in it changed. */
    default Node withOptions(UnaryOperator<StepOptions> change) {
        return withTasks(task -> task.withOptions(change));
    }
}
