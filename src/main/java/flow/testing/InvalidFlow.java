package flow.testing;

import flow.problem.Problem;
import java.util.List;

/** A flow with faults: nothing of it ran. The message shows all of them as {@code flow check} does. */
public final class InvalidFlow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidFlow(String message, List<Problem> problems) {
        super(message);
        this.problems = List.copyOf(problems);
    }

    /** In reading order. */
    public List<Problem> getProblems() {
        return problems;
    }
}
