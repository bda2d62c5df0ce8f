package flow.check;

import flow.graph.Facts;
import flow.graph.Flow;
import flow.graph.Join;
import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a join reads from its inputs, or merges by name, is visible at the end of a branch. */
final class EveryInputIsThere implements Rule {

    /** What every branch end answers besides its names, as far as it applies. */
    private static final Set<String> OF_EVERY_BRANCH = Set.of("input", "index", "iteration", "name", "nodeIndex");

    @Override
    public void check(Flow flow, Problems problems) {
        Paths.follow(flow, new Visitor() {
            @Override
            public void joins(Join join, Ends ends) {
                Facts facts = join.body().facts();
                facts.branches().forEach(named -> branch(join, ends, named, problems));
                facts.branchReads().forEach(read -> input(flow, join, ends, read, problems));
                facts.merges().forEach(merge -> merge(join, ends, merge, problems));
            }
        });
    }

    private static void branch(Join join, Ends ends, Facts.Access named, Problems problems) {
        if (!ends.areStatic()) {
            String message = "step '" + join.name() + "' reads 'inputs." + named.name()
                    + "', but only the branches of a parallel have names";
            problems.add(Code.F012, named.position(), message, "write `inputs*." + named.name() + "`");
            return;
        }
        List<String> branches = ends.branches().toList();
        if (!branches.contains(named.name())) {
            String message = "step '" + join.name() + "' reads 'inputs." + named.name()
                    + "', but no branch before it is called so";
            String hint = DidYouMean.oneOf(named.name(), branches, "the branches are " + DidYouMean.listed(branches));
            problems.add(Code.F012, named.position(), message, hint);
        }
    }

    private static void input(Flow flow, Join join, Ends ends, Facts.BranchRead read, Problems problems) {
        List<Names> places = ends.of(read.branch());
        if (places.isEmpty() || isThere(read.name(), places) || isDropped(read.name(), places)) {
            return;
        }
        String hint = OwnVariables.before(read.position(), read.name(), flow)
                .or(() -> DidYouMean.visible(read.name(), places))
                .orElse(null);
        String message = read.branch() == null
                ? "step '" + join.name() + "' reads '" + read.name() + "', which no earlier step sets"
                : "step '" + join.name() + "' reads '" + read.name() + "', which nothing in branch '" + read.branch()
                        + "' sets";
        problems.add(unlessUnknown(Problem.of(Code.F012, read.position(), message, hint), places));
    }

    private static void merge(Join join, Ends ends, Facts.Merge merge, Problems problems) {
        List<Names> places = ends.of(null);
        named(merge).filter(name -> !isThere(name, places)).forEach(name -> {
            String message = "step '" + join.name() + "' merges '" + name + "', which no branch has";
            String hint = DidYouMean.visible(name, places).orElse(null);
            problems.add(unlessUnknown(Problem.of(Code.F012, merge.position(), message, hint), places));
        });
    }

    private static Stream<String> named(Facts.Merge merge) {
        return Stream.of(merge.include(), merge.exclude()).flatMap(EveryInputIsThere::all);
    }

    private static Stream<String> all(@Nullable List<String> names) {
        return names == null ? Stream.empty() : names.stream();
    }

    private static boolean isThere(String name, List<Names> places) {
        return OF_EVERY_BRANCH.contains(name) || places.stream().anyMatch(names -> names.isVisible(name));
    }

    /** {@link JoinsTakeOverWhatBranchesSet} speaks of those. */
    private static boolean isDropped(String name, List<Names> places) {
        return places.stream().anyMatch(names -> names.entry(name).dropped() != null);
    }

    private static Problem unlessUnknown(Problem error, List<Names> places) {
        return places.stream()
                .flatMap(names -> names.unknown().stream())
                .findFirst()
                .map(unknown -> PerhapsSet.insteadOf(error, unknown))
                .orElse(error);
    }
}
