package flow.dsl;

import flow.graph.Block;
import flow.graph.Branch;
import flow.graph.Parallel;
import flow.problem.Code;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@code parallel} that is being written. */
final class ParallelDraft {
    private final Evaluation evaluation;
    private final Site site;
    private final List<Branch> branches = new ArrayList<>();

    ParallelDraft(Evaluation evaluation, Site site) {
        this.evaluation = evaluation;
        this.site = site;
    }

    void step(Site at, Map<String, ?> options, Object name, Closure<?> body) {
        if (options.containsKey("nodes")) {
            evaluation
                    .problems()
                    .add(
                            Code.F010,
                            at.key("nodes"),
                            "a gang cannot stand in a parallel, because its join has to follow it",
                            "wrap it as branch('name') { step('" + name
                                    + "', nodes: …) { … }; join('…') { inputs -> … } }");
        }
        BlockDraft block = new BlockDraft(evaluation);
        block.step(at, options, name, body);
        branches.add(new Branch(String.valueOf(name), at.value("0"), block.build()));
    }

    void branch(Site at, Object name, Closure<?> body) {
        String text = evaluation.text(at, "0", name);
        BlockDraft draft = new BlockDraft(evaluation);
        evaluation.open(body, new BlockWords(evaluation, draft));
        Block block = draft.build();
        if (block.isEmpty() && !evaluation.problems().hasErrors()) {
            evaluation
                    .problems()
                    .add(
                            Code.F010,
                            at.position(),
                            "the branch '" + text + "' is empty",
                            "give it a step, or remove it");
        }
        branches.add(new Branch(text, at.value("0"), block));
    }

    Parallel build() {
        if (branches.isEmpty() && !evaluation.problems().hasErrors()) {
            evaluation
                    .problems()
                    .add(Code.F010, site.position(), "the parallel has no branches", "give it a step or a branch");
        }
        return new Parallel(site.position(), branches);
    }
}
