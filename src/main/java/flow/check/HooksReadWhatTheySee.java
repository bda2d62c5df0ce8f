package flow.check;

import flow.graph.Facts;
import flow.graph.Flow;
import flow.graph.Hook;
import flow.problem.Code;
import flow.problem.Problems;
import java.util.List;

/** Hooks run after the last task, outside of all paths: they see parameters and configs, and no artifact but through {@code run}. */
final class HooksReadWhatTheySee implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        Names names = Names.of(flow);
        for (Hook hook : flow.hooks()) {
            String word = hook.word();
            for (Facts.Access read : hook.body().facts().reads()) {
                if (read.sure() && !names.isVisible(read.name())) {
                    String hint = DidYouMean.visible(read.name(), List.of(names))
                            .orElse("read artifacts through the hook's `run`");
                    String message = word + " reads '" + read.name() + "', but hooks see parameters and configs only";
                    problems.add(Code.F012, read.position(), message, hint);
                }
            }
        }
    }
}
