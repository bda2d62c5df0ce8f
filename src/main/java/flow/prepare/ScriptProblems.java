package flow.prepare;

import flow.check.Checks;
import flow.problem.Problem;
import flow.problem.ProblemException;
import flow.problem.Problems;
import flow.script.LoadedScript;
import java.util.List;

/** What can be said of a script that could be loaded. */
public final class ScriptProblems {
    private ScriptProblems() {}

    /** Errors and warnings, in reading order. */
    public static List<Problem> of(LoadedScript loaded) {
        Problems problems = new Problems();
        problems.addAll(loaded.warnings());
        problems.addAll(Checks.of(loaded.flow()));
        return problems.sorted();
    }

    /**
     * The warnings of a script that has no errors.
     *
     * @throws ProblemException with all problems of one that has
     */
    public static List<Problem> warnings(LoadedScript loaded) {
        List<Problem> problems = of(loaded);
        if (problems.stream().anyMatch(problem -> !problem.isWarning())) {
            throw new ProblemException(problems);
        }
        return problems;
    }
}
