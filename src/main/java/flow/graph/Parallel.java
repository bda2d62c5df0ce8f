package flow.graph;

import flow.problem.Position;
import java.util.List;
import java.util.function.UnaryOperator;

/** {@code parallel { … }}: a static fork. */
public record Parallel(Position position, List<Branch> branches) implements Node {
    public Parallel {
        branches = List.copyOf(branches);
    }

    @Override
    public List<Block> blocks() {
        return branches.stream().map(Branch::block).toList();
    }

    @Override
    public Parallel withTasks(UnaryOperator<TaskNode> change) {
        return new Parallel(
                position,
                branches.stream().map(branch -> branch.withTasks(change)).toList());
    }
}
