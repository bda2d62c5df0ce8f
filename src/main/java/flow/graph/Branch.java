package flow.graph;

import flow.problem.Position;
import java.util.function.UnaryOperator;

/**
 * One child of a {@link Parallel}: {@code branch(name) { … }}, or a step placed there, which gives the branch its name.
 *
 * @param position where its name stands
 */
public record Branch(String name, Position position, Block block) {

    Branch withOptions(UnaryOperator<StepOptions> change) {
        return new Branch(name, position, block.withOptions(change));
    }
}
