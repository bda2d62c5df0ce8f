package flow.check;

import flow.graph.Facts;
import flow.graph.Foreach;
import flow.graph.Join;
import flow.graph.TaskNode;

/** Is told of all that happens on the paths through a flow, in the order of the script, each thing once. */
interface Visitor {

    /** Only where it would be a fault that nothing else set the name. */
    default void reads(Reader reader, Facts.Access read, Names names) {}

    /** Before a task sets anything. */
    default void sets(TaskNode task, Names names) {}

    /** Before the first step of its block. */
    default void forks(Foreach foreach, Names names) {}

    /** Before a join takes over anything. */
    default void joins(Join join, Ends ends) {}
}
