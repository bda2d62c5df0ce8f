package flow.run;

import flow.graph.Flow;
import flow.graph.Hook;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.List;

/** What the language has and this release cannot run: refused by name, never ignored. */
final class NotYet {
    private NotYet() {}

    /** In reading order; empty when all of a flow can be run. */
    static List<Problem> in(Flow flow) {
        Problems problems = new Problems();
        flow.hooks().forEach(hook -> problems.add(refused("'" + word(hook) + "'", hook.position())));
        return problems.sorted();
    }

    private static Problem refused(String what, Position position) {
        return Problem.of(Code.F002, position, what + " is not in this release yet");
    }

    private static String word(Hook hook) {
        return hook.occasion() == Hook.Occasion.SUCCESS ? "onSuccess" : "onFailure";
    }
}
