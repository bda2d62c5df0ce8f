package flow.check;

import flow.graph.Facts;
import flow.graph.Flow;
import flow.graph.Hook;
import flow.problem.Code;
import flow.problem.Problems;
import java.util.stream.Stream;

/** Hooks set no artifacts: nothing comes behind them that could see one. */
final class HooksSetNothing implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        for (Hook hook : flow.hooks()) {
            Facts facts = hook.body().facts();
            Stream.concat(facts.sets().stream(), facts.maySet().stream())
                    .forEach(set -> problems.add(
                            Code.F015,
                            set.position(),
                            hook.word() + " sets '" + set.name()
                                    + "', but hooks set no artifacts: nothing comes behind them",
                            "write def " + set.name() + " = …"));
        }
    }
}
