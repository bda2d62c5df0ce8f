package flow.task;

import flow.problem.Code;
import flow.problem.Fault;
import flow.problem.Nearest;
import flow.store.ArtifactRef;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the branches of a fork agree on. Only names that some branch changed are looked at: of all others the join still sees
 * the value from before the fork.
 *
 * @param fork whose branches have all ended
 * @param touched the names that the join itself set or removed before
 * @param given names that are no artifacts
 * @param failures names that {@code catchInto} gives away; taken over only when they are asked for
 */
record Merge(Fork fork, Set<String> touched, ReadOnlyNames given, Set<String> failures) {
    private static final int SHOWN = 5;

    /**
     * The values to take over.
     *
     * @throws Fault F013 when branches differ; F012 or F006 when a name in {@code include} or {@code exclude} cannot be merged
     */
    Map<String, ArtifactRef> values(@Nullable Set<String> include, @Nullable Set<String> exclude) {
        if (include != null && exclude != null) {
            throw new Fault(Code.F003, "merge takes include: or exclude:, not both");
        }
        if (include != null) {
            include.forEach(this::checkIncluded);
        }
        if (exclude != null) {
            exclude.forEach(this::checkExcluded);
        }
        Map<String, ArtifactRef> agreed = new TreeMap<>();
        Map<String, String> conflicts = new TreeMap<>();
        for (String name : fork.changed().keySet()) {
            if (isWanted(name, include, exclude)) {
                Ballot ballot = Ballot.over(name, fork);
                ballot.conflict().ifPresent(conflict -> conflicts.put(name, conflict));
                ballot.agreed().ifPresent(value -> agreed.put(name, value));
            }
        }
        if (!conflicts.isEmpty()) {
            throw differing(conflicts);
        }
        return agreed;
    }

    private boolean isWanted(String name, @Nullable Set<String> include, @Nullable Set<String> exclude) {
        if (include != null) {
            return include.contains(name);
        }
        return !touched.contains(name) && !failures.contains(name) && (exclude == null || !exclude.contains(name));
    }

    private void checkIncluded(String name) {
        checkOpen(name);
        if (bindings(name).anyMatch(Binding.Kept.class::isInstance)) {
            return;
        }
        bindings(name)
                .filter(Binding.Blocked.class::isInstance)
                .map(Binding.Blocked.class::cast)
                .findFirst()
                .ifPresent(blocked -> {
                    throw Sight.changed(name, blocked);
                });
        throw new Fault(Code.F012, "no branch has '" + name + "'", nearest(name));
    }

    private void checkExcluded(String name) {
        checkOpen(name);
        if (fork.size() > 0 && bindings(name).allMatch(Binding.Removed.class::isInstance)) {
            throw new Fault(Code.F012, "no branch has '" + name + "'", nearest(name));
        }
    }

    private void checkOpen(String name) {
        given.meaning(name).ifPresent(meaning -> {
            throw new Fault(Code.F006, "'" + name + "' cannot be merged: it " + meaning);
        });
        if (touched.contains(name)) {
            throw new Fault(
                    Code.F006,
                    "'" + name + "' cannot be merged: the join set it before",
                    "leave it out: merge takes nothing that the join has set");
        }
    }

    /** What a name stands for at the branches' ends; where there are no branches, before the fork. */
    private Stream<Binding> bindings(String name) {
        Stream<View> views = fork.size() == 0
                ? Stream.of(fork.before())
                : IntStream.range(0, fork.size()).mapToObj(fork::end);
        return views.map(view -> view.find(name)).filter(Objects::nonNull);
    }

    private @Nullable String nearest(String name) {
        Set<String> names = new TreeSet<>(fork.before().names());
        names.addAll(fork.changed().keySet());
        return Nearest.to(name, names)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(null);
    }

    private static Fault differing(Map<String, String> conflicts) {
        String message = conflicts.values().stream().limit(SHOWN).collect(Collectors.joining("; "));
        int more = conflicts.size() - SHOWN;
        String names = conflicts.keySet().stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return new Fault(
                Code.F013,
                more > 0 ? message + "; and " + more + " more names" : message,
                "set it before merge(inputs), or write exclude: [" + names + "]");
    }
}
