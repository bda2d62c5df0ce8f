package flow.check;

import flow.graph.Choice;
import flow.graph.Deciders;
import flow.graph.Flow;
import flow.graph.Foreach;
import flow.graph.Node;
import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.Problems;

/** A task that decides a foreach or choose has no {@code catchInto}: if it failed, nothing would be decided. */
final class NoDecisionIsCaught implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        Deciders deciders = Deciders.of(flow);
        flow.block()
                .allNodes()
                .filter(node -> node instanceof Foreach || node instanceof Choice)
                .forEach(node -> check(node, deciders, problems));
    }

    private static void check(Node node, Deciders deciders, Problems problems) {
        if (!(deciders.of(node) instanceof Deciders.Decider.Task decider)
                || decider.node().options().catchInto() == null) {
            return;
        }
        String word = node instanceof Foreach ? "foreach" : "choose";
        String message = "step '" + decider.node().name() + "' decides the " + word
                + " behind it, so its failure cannot be caught into '"
                + decider.node().options().catchInto() + "'";
        String hint = "remove catchInto:, or put a step without it in between";
        problems.add(Problem.of(Code.F026, decider.node().position(), message, hint)
                .withNote(node.position(), "the " + word));
    }
}
