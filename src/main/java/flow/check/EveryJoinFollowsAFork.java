package flow.check;

import flow.graph.Block;
import flow.graph.Choice;
import flow.graph.Flow;
import flow.graph.Join;
import flow.graph.Node;
import flow.graph.Repeat;
import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A join stands right behind what it joins: a foreach, a parallel or a gang. */
final class EveryJoinFollowsAFork implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        check(flow.block(), null, problems);
    }

    /** @param unjoined the fork that the block belongs to, when no join follows that; else null */
    private static void check(Block block, @Nullable Node unjoined, Problems problems) {
        List<Node> nodes = block.nodes();
        int last = nodes.size() - 1;
        for (int i = 0; i <= last; i++) {
            Node node = nodes.get(i);
            if (EveryForkIsJoined.isAstray(nodes, i)) {
                problems.add(problem((Join) node, nodes.subList(0, i), i == last ? unjoined : null));
            }
            boolean joined = i < last && nodes.get(i + 1) instanceof Join;
            Node inner = EveryForkIsJoined.isFork(node) && !joined ? node : null;
            node.blocks().forEach(inside -> check(inside, inner, problems));
        }
    }

    private static Problem problem(Join join, List<Node> before, @Nullable Node around) {
        String message = "join '" + join.name() + "' stands behind nothing that forks";
        if (around != null) {
            String hint = "move it behind the closing brace of " + EveryForkIsJoined.description(around);
            return Problem.of(Code.F008, join.position(), message, hint)
                    .withNote(around.position(), "which has no join");
        }
        return lastUnjoined(before)
                .map(fork -> Problem.of(
                                Code.F008, join.position(), message, "move it up, right behind what it should join")
                        .withNote(fork.position(), EveryForkIsJoined.description(fork) + " has no join"))
                .orElseGet(() -> Problem.of(Code.F008, join.position(), message, hint(before)));
    }

    private static Optional<Node> lastUnjoined(List<Node> nodes) {
        for (int i = nodes.size() - 2; i >= 0; i--) {
            if (EveryForkIsJoined.isFork(nodes.get(i)) && !(nodes.get(i + 1) instanceof Join)) {
                return Optional.of(nodes.get(i));
            }
        }
        return Optional.empty();
    }

    private static String hint(List<Node> before) {
        Node last = before.isEmpty() ? null : before.get(before.size() - 1);
        if (last instanceof Choice) {
            return "make it a step: one option of a choose runs, so there is nothing to join";
        }
        if (last instanceof Repeat) {
            return "make it a step: a repeat does not fork, so there is nothing to join";
        }
        return "make it a step; a join follows a foreach, a parallel or a step with nodes:";
    }
}
