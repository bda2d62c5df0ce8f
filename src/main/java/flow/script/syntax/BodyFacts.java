package flow.script.syntax;

import flow.graph.Facts;

/** Puts together what is known of a body. */
final class BodyFacts {
    private BodyFacts() {}

    static Facts of(BodyCode body, ScriptTree script) {
        NamesUsed names = NamesUsed.in(body, script);
        BranchReads branches = BranchReads.in(body, script);
        return new Facts(
                false,
                names.computed(),
                names.reads(),
                names.sets(),
                names.maySet(),
                ChangesInPlace.in(body, script),
                names.locals(),
                branches.branches(),
                branches.reads(),
                branches.merges(),
                Question.of(body.closure(), script.places()));
    }
}
