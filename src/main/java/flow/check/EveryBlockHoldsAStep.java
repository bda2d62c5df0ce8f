package flow.check;

import flow.graph.Block;
import flow.graph.Branch;
import flow.graph.Choice;
import flow.graph.Deciders;
import flow.graph.Flow;
import flow.graph.Foreach;
import flow.graph.Node;
import flow.graph.Parallel;
import flow.graph.Repeat;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problems;

/** A foreach, a branch and a repeat have something to do; an option may be empty, as long as its choose has a decider. */
final class EveryBlockHoldsAStep implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        Deciders deciders = Deciders.of(flow);
        flow.block().allNodes().forEach(node -> check(node, deciders, problems));
    }

    private static void check(Node node, Deciders deciders, Problems problems) {
        if (node instanceof Foreach foreach) {
            check("this foreach", foreach.position(), foreach.block(), problems);
        }
        if (node instanceof Repeat repeat) {
            check("repeat '" + repeat.name() + "'", repeat.position(), repeat.block(), problems);
        }
        if (node instanceof Parallel parallel) {
            for (Branch branch : parallel.branches()) {
                check("branch '" + branch.name() + "'", branch.position(), branch.block(), problems);
            }
        }
        if (node instanceof Choice choice && deciders.of(choice) instanceof Deciders.Decider.Own) {
            check(
                    "this choose",
                    choice.position(),
                    new Block(choice.blocks().stream()
                            .flatMap(block -> block.nodes().stream())
                            .toList()),
                    problems);
        }
    }

    private static void check(String what, Position position, Block block, Problems problems) {
        if (block.firstTask().isEmpty()) {
            problems.add(Code.F010, position, what + " holds no step", "give it a step, or remove it");
        }
    }
}
