package flow.graph;

import flow.problem.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code choose { when({ condition }) { … } otherwise { … } }}: the first option whose condition is true runs.
 *
 * @param options asked in this order
 * @param otherwise null when nothing runs if no condition is true
 */
public record Choice(
        Position position, List<Option> options, @Nullable Block otherwise) implements Node {

    /** One {@code when}. */
    public record Option(Position position, Condition condition, Block block) {}

    public Choice {
        options = List.copyOf(options);
    }

    @Override
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        options.forEach(option -> blocks.add(option.block()));
        if (otherwise != null) {
            blocks.add(otherwise);
        }
        return List.copyOf(blocks);
    }

    @Override
    public Choice withTasks(UnaryOperator<TaskNode> change) {
        List<Option> changed = options.stream()
                .map(option -> new Option(
                        option.position(), option.condition(), option.block().withTasks(change)))
                .toList();
        return new Choice(position, changed, otherwise == null ? null : otherwise.withTasks(change));
    }
}
