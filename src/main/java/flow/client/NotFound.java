package flow.client;

import flow.problem.Nearest;
import java.util.Collection;
import java.util.List;

/** There is no such run, step, task or artifact, or more than one; the message says what there is. */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LISTED = 10;

    NotFound(String message) {
        super(message);
    }

    /**
     * @param what the sentence up to the name: {@code run 1abc has no step}
     * @param others of the same kind, in the order in which they are listed
     */
    public static NotFound named(String what, String name, Collection<String> others) {
        String missing = what + " '" + name + "'";
        return new NotFound(Nearest.to(name, others)
                .map(near -> missing + "; did you mean '" + near + "'?")
                .orElseGet(() -> others.isEmpty() ? missing : missing + "; there are " + listed(List.copyOf(others))));
    }

    /** The first ones, and how many more. */
    static String listed(List<String> names) {
        if (names.size() <= LISTED) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, LISTED)) + " and " + (names.size() - LISTED) + " more";
    }
}
