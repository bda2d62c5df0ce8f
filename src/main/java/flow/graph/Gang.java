package flow.graph;

import flow.problem.Position;
import java.util.function.UnaryOperator;

/**
 * {@code step(name, nodes: N) { body }}: N tasks that run at the same time. A fork, so a join follows.
 *
 * @param nodes at least 1
 */
public record Gang(String name, Position position, int nodes, StepOptions options, Body body) implements TaskNode {
    public Gang {
        if (nodes < 1) {
            throw new IllegalArgumentException("a gang has at least one node");
        }
    }

    @Override
    public Gang withOptions(UnaryOperator<StepOptions> change) {
        return new Gang(name, position, nodes, change.apply(options), body);
    }

    @Override
    public Gang withBody(Body other) {
        return new Gang(name, position, nodes, options, other);
    }
}
