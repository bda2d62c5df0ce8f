package flow.graph;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who decides what: a foreach or choice is decided by the task right before it in the same block, a repeat by the last task of
 * its block. Where there is none (first in its block, or right after a choose or repeat; a loop whose block ends in a choose,
 * a repeat or a caught step), a task of its own decides, named after the first step of what it decides with a {@code ?}; where
 * several of them begin at the same step, each one further inside has one {@code ?} more. A loop's own is named after the loop.
 */
public final class Deciders {
    /** Ends the names of tasks that only decide; no step's name has it. */
    private static final String MARK = "?";

    /** Decides one node. */
    public sealed interface Decider {

        /** Of the task that decides. */
        String name();

        /** The task of the script that decides as its last act. */
        record Task(TaskNode node) implements Decider {
            @Override
            public String name() {
                return node.name();
            }
        }

        /** A task of its own. */
        record Own(String name) implements Decider {}
    }

    private final Map<Node, Decider> deciders = new IdentityHashMap<>();
    private final Map<TaskNode, Node> decided = new IdentityHashMap<>();

    private Deciders() {}

    public static Deciders of(Flow flow) {
        Deciders deciders = new Deciders();
        deciders.visit(flow.block(), UnaryOperator.identity());
        return deciders;
    }

    /** @param node a foreach, choice or repeat of the flow, the very object */
    public Decider of(Node node) {
        Decider decider = deciders.get(node);
        if (decider == null) {
            throw new IllegalArgumentException("nothing is decided at " + node.position());
        }
        return decider;
    }

    /** The foreach or choice after a task, or the repeat that it ends; absent when the task decides nothing. */
    public Optional<Node> decidedBy(TaskNode task) {
        return Optional.ofNullable(decided.get(task));
    }

    private void visit(Block block, UnaryOperator<String> name) {
        List<Node> nodes = block.nodes();
        UnaryOperator<String> first = name;
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            UnaryOperator<String> inside = i == 0 ? first : UnaryOperator.identity();
            if (node instanceof Foreach || node instanceof Choice) {
                inside = decide(node, i == 0 ? null : nodes.get(i - 1), inside);
            }
            if (node instanceof Repeat repeat) {
                decideUntil(repeat);
            }
            for (Block inner : node.blocks()) {
                visit(inner, isFirstBlock(node, inner) ? inside : UnaryOperator.identity());
            }
        }
    }

    private static boolean isFirstBlock(Node node, Block inner) {
        return node.blocks().stream()
                .filter(block -> block.firstTask().isPresent())
                .findFirst()
                .filter(first -> first == inner)
                .isPresent();
    }

    private UnaryOperator<String> decide(Node node, @Nullable Node before, UnaryOperator<String> name) {
        if (before instanceof TaskNode task) {
            deciders.put(node, new Decider.Task(task));
            decided.put(task, node);
            return name;
        }
        UnaryOperator<String> longer = step -> name.apply(step) + MARK;
        String step = node.blocks().stream()
                .flatMap(block -> block.firstTask().stream())
                .findFirst()
                .map(TaskNode::name)
                .orElse("");
        deciders.put(node, new Decider.Own(longer.apply(step)));
        return longer;
    }

    private void decideUntil(Repeat repeat) {
        List<Node> nodes = repeat.block().nodes();
        Node last = nodes.isEmpty() ? null : nodes.get(nodes.size() - 1);
        if (last instanceof TaskNode task
                && !(task instanceof Gang)
                && task.options().catchInto() == null) {
            deciders.put(repeat, new Decider.Task(task));
            decided.put(task, repeat);
            return;
        }
        deciders.put(repeat, new Decider.Own(repeat.name() + MARK));
    }

    /** Whether a task of that name only decides. */
    public static boolean isTaskName(String step) {
        return step.endsWith(MARK);
    }
}
