package flow.dsl;

import flow.problem.Code;
import flow.problem.Nearest;
import flow.problem.Position;
import flow.problem.Problem;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An option that its owner does not have. Found in the syntax tree where it is written out, and again when the option is read,
 * which sees computed maps too: both say the same, so that it is shown once.
 */
public final class UnknownOption {
    private UnknownOption() {}

    /**
     * @param key where the option's name stands
     * @param owner the word, or the path of the option whose map it stands in
     * @param known what the owner has
     */
    public static Problem at(Position key, String owner, String option, Collection<String> known) {
        String all = known.isEmpty() ? "it has none" : "it has " + String.join(", ", new TreeSet<>(known));
        String hint = home(option, known)
                .or(() -> Nearest.to(option, known).map(near -> "did you mean '" + near + "'?"))
                .orElse(all);
        return Problem.of(Code.F003, key, "'" + owner + "' has no option '" + option + "'", hint);
    }

    /** The map where an option belongs that people write beside it. */
    private static Optional<String> home(String option, Collection<String> known) {
        if (known.contains("resources") && ResourcesReader.NAMES.contains(option)) {
            return Optional.of("write resources: [" + option + ": …]");
        }
        boolean besideKubernetes = known.contains("kubernetes") || known.containsAll(ResourcesReader.NAMES);
        if (besideKubernetes && KubernetesReader.NAMES.contains(option)) {
            return Optional.of("write kubernetes: [" + option + ": …]");
        }
        return known.contains("retry") && RetryReader.NAMES.contains(option)
                ? Optional.of("write retry: [" + option + ": …]")
                : Optional.empty();
    }
}
