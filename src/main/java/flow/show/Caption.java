package flow.show;

import flow.graph.Choice;
import flow.graph.Condition;
import flow.graph.Facts;
import flow.graph.Foreach;
import flow.graph.Items;
import flow.graph.Node;
import flow.graph.Repeat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is written on forks, options and loops. */
final class Caption {
    private static final int SHOWN_ITEMS = 5;

    private Caption() {}

    /** {@code foreach dataset in datasets}. */
    static String of(Foreach foreach) {
        String item = foreach.as() == null ? "" : foreach.as().name() + " in ";
        return Plain.line("foreach " + item + items(foreach.items()));
    }

    private static String items(Items items) {
        if (items instanceof Items.Named named) {
            return named.name();
        }
        List<Object> values = ((Items.Literal) items).values();
        String shown = values.stream().limit(SHOWN_ITEMS).map(String::valueOf).collect(Collectors.joining(", "));
        return values.size() <= SHOWN_ITEMS ? "[" + shown + "]" : "[" + shown + ", … " + values.size() + " in all]";
    }

    /** {@code when total < 1000}, or its line where the condition is more than an expression. */
    static String of(Choice.Option option) {
        String line =
                option.position().isKnown() ? " (line " + option.position().line() + ")" : "";
        return Plain.line(
                "when" + text(option.condition()).map(text -> " " + text).orElse(line));
    }

    /** {@code repeat refine until error < 0.01}. */
    static String of(Repeat repeat) {
        String until = text(repeat.until()).map(text -> " until " + text).orElse("");
        return Plain.line("repeat " + repeat.name() + until);
    }

    /** Of a condition, where it is one expression. */
    static Optional<String> text(Condition condition) {
        return Optional.ofNullable(condition.facts().expression()).map(Facts.Expression::source);
    }

    /** {@code at most 50 rounds}. */
    static String rounds(Repeat repeat) {
        String rounds = repeat.atMost() == 1 ? "1 round" : "at most " + repeat.atMost() + " rounds";
        return repeat.orFail() ? rounds + ", else it fails" : rounds;
    }

    /** For what a task decides: {@code the foreach}. */
    static String word(Node node) {
        if (node instanceof Repeat repeat) {
            return Plain.line("repeat " + repeat.name());
        }
        return node instanceof Foreach ? "the foreach" : "the choose";
    }
}
