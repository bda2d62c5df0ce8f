package flow.graph;

import flow.problem.Position;
import java.util.List;

/** {@code parallel { … }}: a static fork. */
public record Parallel(Position position, List<Branch> branches) implements Node {
    public Parallel {
        branches = List.copyOf(branches);
    }

    @Override
    public List<Block> blocks() {
        return branches.stream().map(Branch::block).toList();
    }
}
