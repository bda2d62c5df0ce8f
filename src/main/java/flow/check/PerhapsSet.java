package flow.check;

import flow.problem.Code;
import flow.problem.Problem;

/** The warning instead of an error, where a body before may set what cannot be seen. */
final class PerhapsSet {
    private PerhapsSet() {}

    static Problem insteadOf(Problem error, Names.Unknown unknown) {
        String why = unknown.opaque()
                ? "unless this body does, which is not written here"
                : "unless this body does, which uses names that are computed";
        return Problem.of(Code.W104, error.position(), error.message(), error.hint())
                .withNote(unknown.position(), why);
    }
}
