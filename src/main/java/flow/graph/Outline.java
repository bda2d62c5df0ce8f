package flow.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The block tree by names alone: what a run remembers of its flow, so that it can be read when the script has changed or is gone.
 * Who decides is the name of the task that wrote the {@code Decision} down.
 */
public record Outline(List<Part> parts) {

    public static final Outline EMPTY = new Outline(List.of());

    /** One thing in a block. */
    public sealed interface Part {}

    /** A step or a join. */
    public record Task(String step) implements Part {}

    /** The tasks of a gang. */
    public record Nodes(String step, int count) implements Part {}

    /** A foreach: the same branch for each of the items. */
    public record Items(String decider, Outline branch) implements Part {}

    /** A static fork. */
    public record Branches(List<Outline> branches) implements Part {
        public Branches {
            branches = List.copyOf(branches);
        }
    }

    /** A choice; {@code otherwise} stands last. */
    public record Options(String decider, List<Outline> options) implements Part {
        public Options {
            options = List.copyOf(options);
        }
    }

    /** A repeat. */
    public record Rounds(String decider, Outline round) implements Part {}

    public Outline {
        parts = List.copyOf(parts);
    }

    public static Outline of(Flow flow) {
        return of(flow.block(), Deciders.of(flow));
    }

    private static Outline of(Block block, Deciders deciders) {
        return new Outline(
                block.nodes().stream().map(node -> part(node, deciders)).toList());
    }

    private static Part part(Node node, Deciders deciders) {
        if (node instanceof Gang gang) {
            return new Nodes(gang.name(), gang.nodes());
        }
        if (node instanceof TaskNode task) {
            return new Task(task.name());
        }
        List<Outline> inside =
                node.blocks().stream().map(block -> of(block, deciders)).toList();
        if (node instanceof Parallel) {
            return new Branches(inside);
        }
        String decider = deciders.of(node).name();
        if (node instanceof Foreach) {
            return new Items(decider, inside.get(0));
        }
        return node instanceof Repeat ? new Rounds(decider, inside.get(0)) : new Options(decider, inside);
    }

    /** How many nodes a gang has; empty of a step that is none. */
    public OptionalInt nodes(String step) {
        return parts.stream()
                .mapToInt(part -> nodes(part, step))
                .filter(count -> count > 0)
                .findFirst();
    }

    private static int nodes(Part part, String step) {
        if (part instanceof Nodes gang) {
            return gang.step().equals(step) ? gang.count() : 0;
        }
        return blocks(part).stream()
                .mapToInt(block -> block.nodes(step).orElse(0))
                .sum();
    }

    /** Every step, gang and join, in the order they were written. */
    public List<String> steps() {
        List<String> steps = new ArrayList<>();
        parts.forEach(part -> stepsOf(part).forEach(steps::add));
        return steps;
    }

    private static Stream<String> stepsOf(Part part) {
        if (part instanceof Task task) {
            return Stream.of(task.step());
        }
        if (part instanceof Nodes nodes) {
            return Stream.of(nodes.step());
        }
        return blocks(part).stream().flatMap(block -> block.steps().stream());
    }

    private static List<Outline> blocks(Part part) {
        if (part instanceof Items items) {
            return List.of(items.branch());
        }
        if (part instanceof Rounds rounds) {
            return List.of(rounds.round());
        }
        if (part instanceof Branches fork) {
            return fork.branches();
        }
        return part instanceof Options choice ? choice.options() : List.of();
    }
}
