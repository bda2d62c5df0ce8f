package flow.graph;

import flow.problem.Position;
import java.util.function.UnaryOperator;

/** {@code step(name, options) { body }}: one task an execution. */
public record Step(String name, Position position, StepOptions options, Body body) implements TaskNode {
    @Override
    public Step withOptions(UnaryOperator<StepOptions> change) {
        return new Step(name, position, change.apply(options), body);
    }

    @Override
    public Step withBody(Body other) {
        return new Step(name, position, options, other);
    }
}
