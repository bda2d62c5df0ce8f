package flow.check;

import flow.graph.Flow;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.List;

/** All rules that can be judged on the graph alone. */
public final class Checks {
    private static final List<Rule> RULES = List.of(
            new EveryNameIsLegal(),
            new EveryNameIsUnique(),
            new OneNameMeansOneThing(),
            new EveryBlockHoldsAStep(),
            new EveryForkIsJoined(),
            new EveryJoinFollowsAFork(),
            new EveryForkHasItems(),
            new EveryNameIsSetBefore(),
            new EveryInputIsThere(),
            new JoinsTakeOverWhatBranchesSet(),
            new HooksReadWhatTheySee(),
            new HooksSetNothing(),
            new EveryOptionCanRun(),
            new NoDecisionIsCaught(),
            new EveryFilledParameterExists(),
            new EveryTimeComesOnce(),
            new NobodyIsToldTwice(),
            new NoParameterHidesAnOption());

    private Checks() {}

    /** Every problem of a flow, warnings too, in the order of the script; empty when all is well. */
    public static List<Problem> of(Flow flow) {
        Problems problems = new Problems();
        RULES.forEach(rule -> rule.check(flow, problems));
        return problems.sorted();
    }
}
