package flow.check;

import flow.graph.Block;
import flow.graph.Flow;
import flow.graph.Foreach;
import flow.graph.Gang;
import flow.graph.Join;
import flow.graph.Node;
import flow.graph.Parallel;
import flow.graph.TaskNode;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Right behind a foreach, a parallel and a gang, in the same block, stands a join. */
final class EveryForkIsJoined implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        Set<String> taken = flow.tasks().stream().map(TaskNode::name).collect(Collectors.toSet());
        check(flow.block(), taken, problems);
    }

    private static void check(Block block, Set<String> taken, Problems problems) {
        List<Node> nodes = block.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            boolean joined = i + 1 < nodes.size() && nodes.get(i + 1) instanceof Join;
            if (isFork(node) && !joined) {
                problems.add(problem(node, nodes.subList(i + 1, nodes.size()), taken));
            }
            node.blocks().forEach(inner -> check(inner, taken, problems));
        }
    }

    static boolean isFork(Node node) {
        return node instanceof Foreach || node instanceof Parallel || node instanceof Gang;
    }

    /** For messages: {@code this foreach}, {@code gang 'train'}. */
    static String description(Node fork) {
        if (fork instanceof Gang gang) {
            return "gang '" + gang.name() + "'";
        }
        return fork instanceof Foreach ? "this foreach" : "this parallel";
    }

    private static Problem problem(Node fork, List<Node> behind, Set<String> taken) {
        String message = description(fork) + " forks, and no join follows it";
        Optional<Join> astray = Stream.concat(
                        fork.blocks().stream().flatMap(block -> astrayAtTheEnd(block).stream()),
                        astray(behind).stream())
                .findFirst();
        if (astray.isPresent()) {
            String hint = "move join '" + astray.get().name() + "' right behind it";
            return Problem.of(Code.F007, fork.position(), message, hint);
        }
        return Problem.of(Code.F007, fork.position(), message, "write these two lines right behind it:")
                .withNote(Position.NOWHERE, "join('" + freeName(taken) + "') { inputs ->")
                .withNote(Position.NOWHERE, "}");
    }

    private static Optional<Join> astray(List<Node> nodes) {
        return IntStream.range(0, nodes.size())
                .filter(i -> isAstray(nodes, i))
                .mapToObj(i -> (Join) nodes.get(i))
                .findFirst();
    }

    private static Optional<Join> astrayAtTheEnd(Block block) {
        List<Node> nodes = block.nodes();
        int last = nodes.size() - 1;
        return last >= 0 && isAstray(nodes, last) ? Optional.of((Join) nodes.get(last)) : Optional.empty();
    }

    /** Whether it is a join behind no fork. */
    static boolean isAstray(List<Node> nodes, int i) {
        return nodes.get(i) instanceof Join && (i == 0 || !isFork(nodes.get(i - 1)));
    }

    private static String freeName(Set<String> taken) {
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> i == 1 ? "gather" : "gather" + i)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }
}
