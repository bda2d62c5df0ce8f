package flow.graph;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether two graphs have the same tasks at the same places: SHA-256 in hexadecimal over kinds, names and nesting.
 * Positions, options and bodies do not count.
 */
public final class GraphDigest {
    private final StringBuilder text = new StringBuilder();

    private GraphDigest() {}

    public static String of(Flow flow) {
        GraphDigest digest = new GraphDigest();
        digest.line(0, "flow", flow.name());
        digest.block(flow.block(), 1);
        return Sha256.of(digest.text.toString());
    }

    private void block(Block block, int depth) {
        block.nodes().forEach(node -> node(node, depth));
    }

    private void node(Node node, int depth) {
        if (node instanceof Parallel parallel) {
            line(depth, "parallel", null);
            parallel.branches().forEach(branch -> inside("branch", branch.name(), branch.block(), depth));
            return;
        }
        line(depth, kind(node), name(node));
        node.blocks().forEach(block -> inside("block", null, block, depth));
    }

    private void inside(String kind, @Nullable String name, Block block, int depth) {
        line(depth + 1, kind, name);
        block(block, depth + 2);
    }

    private static String kind(Node node) {
        if (node instanceof Gang gang) {
            return "gang of " + gang.nodes();
        }
        if (node instanceof Join) {
            return "join";
        }
        if (node instanceof Foreach) {
            return "foreach";
        }
        if (node instanceof Choice choice) {
            return choice.otherwise() == null ? "choose" : "choose or otherwise";
        }
        return node instanceof Repeat ? "repeat" : "step";
    }

    private static @Nullable String name(Node node) {
        if (node instanceof TaskNode task) {
            return task.name();
        }
        return node instanceof Repeat repeat ? repeat.name() : null;
    }

    /** Names hold no blanks and no line ends. */
    private void line(int depth, String kind, @Nullable String name) {
        text.append(" ".repeat(depth)).append(kind);
        if (name != null) {
            text.append(' ').append(name);
        }
        text.append('\n');
    }
}
