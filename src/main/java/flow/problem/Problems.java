package flow.problem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects faults, so that a user sees all of one stage together. Not thread-safe. */
public final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    /** Adds one; the same problem at the same place is kept once. */
    public void add(Problem problem) {
        found.add(problem);
    }

    public void add(Code code, Position position, String message) {
        add(Problem.of(code, position, message));
    }

    public void add(Code code, Position position, String message, @Nullable String hint) {
        add(Problem.of(code, position, message, hint));
    }

    public void addAll(Iterable<Problem> problems) {
        problems.forEach(this::add);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(problem -> !problem.isWarning());
    }

    /** All of them, warnings too, in the order in which people read the script. */
    public List<Problem> sorted() {
        return found.stream().sorted(Problem.BY_PLACE).toList();
    }

    /** @throws ProblemException when there is an error; warnings alone pass */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new ProblemException(sorted());
        }
    }
}
