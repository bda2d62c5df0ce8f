package flow.graph;

import flow.problem.Position;
import java.util.function.UnaryOperator;

/** {@code join(name, options) { inputs -> }}: the task that follows a fork and sees the ends of all its branches. */
public record Join(String name, Position position, StepOptions options, Body body) implements TaskNode {
    @Override
    public Join withOptions(UnaryOperator<StepOptions> change) {
        return new Join(name, position, change.apply(options), body);
    }

    @Override
    public Join withBody(Body other) {
        return new Join(name, position, options, other);
    }
}
