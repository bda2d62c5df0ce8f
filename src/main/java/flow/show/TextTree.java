package flow.show;

import flow.graph.Block;
import flow.graph.Branch;
import flow.graph.Choice;
import flow.graph.Deciders;
import flow.graph.Flow;
import flow.graph.Foreach;
import flow.graph.Join;
import flow.graph.Node;
import flow.graph.Parallel;
import flow.graph.Repeat;
import flow.graph.TaskNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A flow as a tree, drawn with lines:
 *
 * <pre>
 * training — Trains the model every night.
 * │ schedule   0 2 * * *, America/New_York
 * │ parameter  alpha: Double = 0.01
 * │
 * ├─ start
 * ├─ foreach dataset in datasets · 50 at a time
 * │  └─ process · 4 cpu · 16 GB · retry 3 · timeout 2 h
 * └─ join merge
 * </pre>
 */
final class TextTree {
    private final Deciders deciders;
    private final boolean all;
    private final StringBuilder out = new StringBuilder();

    /** One line, and those that hang below it. */
    private record Row(String text, List<Row> below) {
        Row(String text) {
            this(text, List.of());
        }
    }

    private TextTree(Deciders deciders, boolean all) {
        this.deciders = deciders;
        this.all = all;
    }

    static String of(Flow flow, boolean all) {
        return new TextTree(Deciders.of(flow), all).draw(flow);
    }

    private String draw(Flow flow) {
        out.append(described(Plain.line(flow.name()), flow.description())).append('\n');
        List<String> declarations = Declarations.of(flow);
        declarations.forEach(line -> out.append("│ ").append(line).append('\n'));
        if (!declarations.isEmpty()) {
            out.append("│\n");
        }
        draw(rows(flow.block()), "");
        return out.toString();
    }

    private void draw(List<Row> rows, String indent) {
        for (int i = 0; i < rows.size(); i++) {
            boolean last = i == rows.size() - 1;
            out.append(indent)
                    .append(last ? "└─ " : "├─ ")
                    .append(rows.get(i).text())
                    .append('\n');
            draw(rows.get(i).below(), indent + (last ? "   " : "│  "));
        }
    }

    private List<Row> rows(Block block) {
        List<Row> rows = new ArrayList<>();
        for (Node node : block.nodes()) {
            if (node instanceof Foreach || node instanceof Choice) {
                ownDecider(node).ifPresent(rows::add);
            }
            rows.add(row(node));
        }
        return rows;
    }

    /** The task that only decides a node, where it is to be shown. */
    private Optional<Row> ownDecider(Node node) {
        if (all && deciders.of(node) instanceof Deciders.Decider.Own own) {
            return Optional.of(new Row(Plain.line(own.name()) + " · decides " + Caption.word(node)));
        }
        return Optional.empty();
    }

    private Row row(Node node) {
        if (node instanceof Foreach foreach) {
            Integer most = foreach.maxParallel();
            String bound = most == null ? "" : " · " + most + " at a time";
            return new Row(Caption.of(foreach) + bound, rows(foreach.block()));
        }
        if (node instanceof Parallel parallel) {
            return new Row(
                    "parallel", parallel.branches().stream().map(this::row).toList());
        }
        if (node instanceof Choice choice) {
            return new Row("choose", options(choice));
        }
        if (node instanceof Repeat repeat) {
            List<Row> below = rows(repeat.block());
            ownDecider(repeat).ifPresent(below::add);
            return new Row(Caption.of(repeat) + " · " + Caption.rounds(repeat), below);
        }
        return new Row(text((TaskNode) node));
    }

    private Row row(Branch branch) {
        List<Row> below = rows(branch.block());
        return branch.isStep() ? below.get(0) : new Row("branch " + Plain.line(branch.name()), below);
    }

    private List<Row> options(Choice choice) {
        List<Row> rows = new ArrayList<>();
        choice.options().forEach(option -> rows.add(new Row(Caption.of(option), rows(option.block()))));
        if (choice.otherwise() != null) {
            rows.add(new Row("otherwise", rows(choice.otherwise())));
        }
        return rows;
    }

    private String text(TaskNode task) {
        List<String> words = new ArrayList<>();
        words.add((task instanceof Join ? "join " : "") + Plain.line(task.name()));
        words.addAll(ShortForm.of(task));
        if (all) {
            deciders.decidedBy(task).ifPresent(node -> words.add("decides " + Caption.word(node)));
        }
        return described(String.join(" · ", words), task.options().description());
    }

    private static String described(String text, @Nullable String description) {
        return description == null ? text : text + " — " + Plain.line(description);
    }
}
