package flow.show;

import flow.graph.Block;
import flow.graph.Branch;
import flow.graph.Choice;
import flow.graph.Deciders;
import flow.graph.Flow;
import flow.graph.Foreach;
import flow.graph.Gang;
import flow.graph.Join;
import flow.graph.Node;
import flow.graph.Parallel;
import flow.graph.Repeat;
import flow.graph.TaskNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws a flow from its first step to its last. Between two parts it holds the ways that are still open, to end them at the next. */
final class Draftsman {

    /**
     * A way that leads on to whatever comes next.
     *
     * @param from the number of the shape where it begins
     * @param label null for none
     * @param heads collects where it leads, instead of an arrow: the begin of a loop; null for all others
     */
    private record Way(
            int from, @Nullable String label, @Nullable List<Integer> heads) {
        Way(int from) {
            this(from, null, null);
        }
    }

    private final Flow flow;
    private final boolean all;
    private final Deciders deciders;
    private final List<Drawing.Arrow> arrows = new ArrayList<>();
    private int numbers;

    Draftsman(Flow flow, boolean all) {
        this.flow = flow;
        this.all = all;
        this.deciders = Deciders.of(flow);
    }

    Drawing draw() {
        List<Drawing.Part> parts = new ArrayList<>();
        draw(flow.block(), List.of(), parts);
        return new Drawing(List.copyOf(parts), List.copyOf(arrows));
    }

    /** Draws a block behind open ways; gives those that are open behind it. */
    private List<Way> draw(Block block, List<Way> ways, List<Drawing.Part> parts) {
        List<Way> open = ways;
        for (Node node : block.nodes()) {
            if (node instanceof Foreach || node instanceof Choice) {
                open = ownDecider(node, open, parts);
            }
            open = draw(node, open, parts);
        }
        return open;
    }

    private List<Way> draw(Node node, List<Way> ways, List<Drawing.Part> parts) {
        if (node instanceof Foreach foreach) {
            String bound = foreach.maxParallel() == null ? "" : ", " + foreach.maxParallel() + " at a time";
            return box(Caption.of(foreach) + bound, foreach.block(), ways, parts);
        }
        if (node instanceof Parallel parallel) {
            return parallel(parallel, ways, parts);
        }
        if (node instanceof Choice choice) {
            return choice(choice, ways, parts);
        }
        if (node instanceof Repeat repeat) {
            return repeat(repeat, ways, parts);
        }
        return task((TaskNode) node, ways, parts);
    }

    private List<Way> box(String title, Block block, List<Way> ways, List<Drawing.Part> parts) {
        int number = numbers++;
        List<Drawing.Part> inside = new ArrayList<>();
        List<Way> open = draw(block, ways, inside);
        parts.add(new Drawing.Box(number, title, List.copyOf(inside)));
        return open;
    }

    private List<Way> parallel(Parallel parallel, List<Way> ways, List<Drawing.Part> parts) {
        List<Way> open = new ArrayList<>();
        for (Branch branch : parallel.branches()) {
            open.addAll(
                    branch.isStep()
                            ? draw(branch.block(), ways, parts)
                            : box("branch " + Plain.line(branch.name()), branch.block(), ways, parts));
        }
        return open;
    }

    private List<Way> choice(Choice choice, List<Way> ways, List<Drawing.Part> parts) {
        Drawing.Shape shape = shape(Drawing.Shape.Kind.CHOICE, List.of("choose"), ways, parts);
        List<Way> open = new ArrayList<>();
        for (Choice.Option option : choice.options()) {
            open.addAll(draw(option.block(), List.of(new Way(shape.number(), Caption.of(option), null)), parts));
        }
        Block otherwise = choice.otherwise() == null ? Block.EMPTY : choice.otherwise();
        open.addAll(draw(otherwise, List.of(new Way(shape.number(), "otherwise", null)), parts));
        return open;
    }

    private List<Way> repeat(Repeat repeat, List<Way> ways, List<Drawing.Part> parts) {
        List<Integer> heads = new ArrayList<>();
        List<Way> entering = new ArrayList<>(ways);
        entering.add(new Way(-1, null, heads));
        int number = numbers++;
        List<Drawing.Part> inside = new ArrayList<>();
        List<Way> open = ownDecider(repeat, draw(repeat.block(), entering, inside), inside);
        parts.add(new Drawing.Box(number, Caption.of(repeat) + ", " + Caption.rounds(repeat), List.copyOf(inside)));
        for (Way way : open) {
            heads.forEach(head -> arrows.add(new Drawing.Arrow(way.from(), head, "again", true)));
        }
        return open;
    }

    private List<Way> task(TaskNode task, List<Way> ways, List<Drawing.Part> parts) {
        List<String> lines = new ArrayList<>();
        lines.add((task instanceof Join ? "join " : "") + Plain.line(task.name()));
        List<String> options = ShortForm.of(task);
        if (!options.isEmpty()) {
            lines.add(String.join(", ", options));
        }
        if (task.options().description() != null) {
            lines.add(Plain.line(task.options().description()));
        }
        return List.of(new Way(shape(kind(task), lines, ways, parts).number()));
    }

    private static Drawing.Shape.Kind kind(TaskNode task) {
        if (task instanceof Join) {
            return Drawing.Shape.Kind.JOIN;
        }
        return task instanceof Gang ? Drawing.Shape.Kind.GANG : Drawing.Shape.Kind.STEP;
    }

    private List<Way> ownDecider(Node node, List<Way> ways, List<Drawing.Part> parts) {
        if (!all || !(deciders.of(node) instanceof Deciders.Decider.Own own)) {
            return ways;
        }
        List<String> lines = List.of(Plain.line(own.name()));
        return List.of(
                new Way(shape(Drawing.Shape.Kind.DECIDER, lines, ways, parts).number()));
    }

    private Drawing.Shape shape(Drawing.Shape.Kind kind, List<String> lines, List<Way> ways, List<Drawing.Part> parts) {
        Drawing.Shape shape = new Drawing.Shape(numbers++, kind, List.copyOf(lines));
        parts.add(shape);
        for (Way way : ways) {
            if (way.heads() != null) {
                way.heads().add(shape.number());
                continue;
            }
            arrows.add(new Drawing.Arrow(way.from(), shape.number(), way.label(), false));
        }
        return shape;
    }
}
