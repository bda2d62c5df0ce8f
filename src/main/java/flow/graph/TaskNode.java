package flow.graph;

import java.util.List;

/** A node whose execution is one task (a gang's: one task a node), with a name that is unique in the flow. */
public sealed interface TaskNode extends Node permits Step, Gang, Join {

    String name();

    StepOptions options();

    Body body();

    @Override
    default List<Block> blocks() {
        return List.of();
    }
}
