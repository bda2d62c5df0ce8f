package flow.check;

import flow.problem.Nearest;
import flow.problem.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Hints that show the nearest name and where it comes from. */
final class DidYouMean {
    private DidYouMean() {}

    /** {@code did you mean 'result' (set in 'process', line 9)?}; empty when no visible name is near. */
    static Optional<String> visible(String name, List<Names> places) {
        Set<String> candidates = new TreeSet<>();
        places.forEach(names -> candidates.addAll(names.visible()));
        return Nearest.to(name, candidates)
                .flatMap(near -> places.stream()
                        .flatMap(names -> origin(near, names).stream())
                        .findFirst()
                        .map(origin -> "did you mean '" + near + "' (" + origin + ")?"));
    }

    private static Optional<String> origin(String name, Names names) {
        Optional<Names.Given> given = names.given(name);
        if (given.isPresent()) {
            return given.map(one -> one.kind() + line(one.position()));
        }
        return names.entry(name).setters().stream()
                .max(Comparator.comparing(Names.Setter::position))
                .map(setter -> "set in '" + setter.task() + "'" + line(setter.position()));
    }

    /** {@code , line 9}; nothing when it is not known. */
    static String line(Position position) {
        return position.isKnown() ? ", line " + position.line() : "";
    }

    /** {@code 'report', 'publish'}. */
    static String listed(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    /** {@code did you mean 'report'?}, or what else can be said. */
    static String oneOf(String name, List<String> candidates, String otherwise) {
        return Nearest.to(name, candidates)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(otherwise);
    }
}
