package flow.cli;

import flow.graph.Choice;
import flow.graph.Deciders;
import flow.graph.Flow;
import flow.graph.TaskNode;
import flow.store.Decision;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a step decided as its last act. */
final class DecisionText {
    private final Flow flow;
    private final TaskNode node;

    DecisionText(Flow flow, TaskNode node) {
        this.flow = flow;
        this.node = node;
    }

    /** A clause. */
    String of(Decision decision) {
        if (decision instanceof Decision.Items items) {
            return items.items().size() == 1 ? "1 item" : items.items().size() + " items";
        }
        if (decision instanceof Decision.Option option) {
            return option.number() == Decision.Option.NOTHING
                    ? "no option is taken"
                    : first(option).map(step -> "'" + step + "' is next").orElse("an empty option is taken");
        }
        return ((Decision.Again) decision).again() ? "another round follows" : "this was the last round";
    }

    /** The first step of the option that is taken. */
    private Optional<String> first(Decision.Option option) {
        Choice choice = (Choice) Deciders.of(flow).decidedBy(node).orElseThrow();
        return choice.blocks().get(option.number()).firstTask().map(TaskNode::name);
    }

    /** For {@code --json}. */
    Map<String, @Nullable Object> tree(Decision decision) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        if (decision instanceof Decision.Items items) {
            tree.put("items", items.items().size());
        }
        if (decision instanceof Decision.Option option) {
            boolean isTaken = option.number() != Decision.Option.NOTHING;
            tree.put("option", isTaken ? option.number() : null);
            tree.put("step", isTaken ? first(option).orElse(null) : null);
        }
        if (decision instanceof Decision.Again more) {
            tree.put("again", more.again());
        }
        return tree;
    }
}
