package flow.problem;

import java.util.List;

/** A stage ended with errors. Carries all that it found; its own stack trace means nothing to a user. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems at least one error, in reading order */
    public ProblemException(List<Problem> problems) {
        super(problems.isEmpty() ? "no problem" : problems.get(0).message());
        this.problems = List.copyOf(problems);
    }

    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}
