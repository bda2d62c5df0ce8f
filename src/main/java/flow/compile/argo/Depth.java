package flow.compile.argo;

import flow.graph.Node;
import flow.graph.Repeat;
import flow.problem.Code;
import flow.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** How deep templates may call each other: Argo stops at a hundred. The rounds of a loop are one inside the other. */
final class Depth {
    /** The most that ran on Argo 4.1.2, the template of the pod counted. */
    static final int MOST = 99;

    private final List<Problem> problems = new ArrayList<>();
    private final Deque<Repeat> loops = new ArrayDeque<>();
    private boolean isSaid;

    /** @param depth of the DAG in which the node's pod is a task */
    void check(int depth, Node node) {
        if (depth + 1 <= MOST || isSaid) {
            return;
        }
        isSaid = true;
        Repeat loop = loops.peekLast();
        problems.add(
                loop == null
                        ? Problem.of(
                                Code.F030,
                                node.position(),
                                "Argo cannot run blocks that are nested " + depth + " deep",
                                "it can " + (MOST - 1))
                        : Problem.of(
                                Code.F030,
                                loop.position(),
                                "Argo cannot run so many rounds: they are one inside the other, and here " + "atMost: "
                                        + loop.atMost() + " makes " + (depth + 1) + " levels",
                                "it can " + MOST
                                        + " levels, and ten rounds take one; lower atMost:, or do more in a round"));
    }

    void enter(Repeat loop) {
        loops.addLast(loop);
        isSaid = false;
    }

    void leave() {
        loops.removeLast();
    }

    List<Problem> problems() {
        return problems;
    }
}
