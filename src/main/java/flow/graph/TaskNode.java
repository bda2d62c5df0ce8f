package flow.graph;

import java.util.List;
import java.util.function.UnaryOperator;

/** A node whose execution is one task (a gang's: one task a node), with a name that is unique in the flow. */
public sealed interface TaskNode extends Node permits Step, Gang, Join {

    String name();

    StepOptions options();

    Body body();

    /** The same task, doing something else. */
    TaskNode withBody(Body other);

    @Override
    TaskNode withOptions(UnaryOperator<StepOptions> change);

    @Override
    default TaskNode withTasks(UnaryOperator<TaskNode> change) {
        return change.apply(this);
    }

    @Override
    default List<Block> blocks() {
        return List.of();
    }
}
