package flow.dsl;

import flow.graph.Block;
import flow.graph.Choice;
import flow.problem.Code;
import flow.problem.Problem;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code choose} that is being written. */
final class ChoiceDraft {
    private final Evaluation evaluation;
    private final Site site;
    private final List<Choice.Option> options = new ArrayList<>();
    private @Nullable Block otherwise;
    private @Nullable Site otherwiseSite;

    ChoiceDraft(Evaluation evaluation, Site site) {
        this.evaluation = evaluation;
        this.site = site;
    }

    void when(Site at, Closure<?> condition, Closure<?> body) {
        if (otherwiseSite != null) {
            Problem late = Problem.of(
                    Code.F019,
                    at.position(),
                    "this option can never run: it stands behind 'otherwise'",
                    "move 'otherwise' to the end");
            evaluation.problems().add(late.withNote(otherwiseSite.position(), "takes everything that is left"));
        }
        options.add(new Choice.Option(at.position(), evaluation.condition(at, "0", condition), block(body)));
    }

    void otherwise(Site at, Closure<?> body) {
        if (otherwiseSite != null) {
            Problem second = Problem.of(Code.F005, at.position(), "a choose has at most one 'otherwise'");
            evaluation.problems().add(second.withNote(otherwiseSite.position(), "the first one"));
        }
        otherwiseSite = at;
        otherwise = block(body);
    }

    private Block block(Closure<?> body) {
        BlockDraft draft = new BlockDraft(evaluation);
        evaluation.open(body, new BlockWords(evaluation, draft));
        return draft.build();
    }

    Choice build() {
        if (options.isEmpty() && !evaluation.problems().hasErrors()) {
            evaluation
                    .problems()
                    .add(Code.F010, site.position(), "the choose has no option", "write when({ condition }) { … }");
        }
        return new Choice(site.position(), options, otherwise);
    }
}
