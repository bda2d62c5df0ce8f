package flow.check;

import flow.graph.Facts;
import flow.graph.Flow;
import flow.graph.Foreach;
import flow.graph.TaskNode;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** On one path, a name is an artifact, the item of a foreach, what a step catches, a parameter or a config: one of them. */
final class OneNameMeansOneThing implements Rule {

    /**
     * A place that gives a name a meaning.
     *
     * @param message begins what is said when the name has another meaning there already
     */
    private record Meaning(String name, Position position, String message, String hint) {

        Problem clash(Names.Given given) {
            return clash(given.withArticle()).withNote(given.position(), "the " + given.kind());
        }

        Problem clash(Names.Setter setter) {
            return setter.caught()
                    ? clash("the failure that step '" + setter.task() + "' catches")
                            .withNote(setter.position(), "here its catchInto: sets it")
                    : clash("an artifact before it").withNote(setter.position(), "set in '" + setter.task() + "'");
        }

        private Problem clash(String other) {
            return Problem.of(Code.F005, position, message + other, hint);
        }
    }

    @Override
    public void check(Flow flow, Problems problems) {
        Paths.follow(flow, new Visitor() {
            @Override
            public void sets(TaskNode task, Names names) {
                artifacts(task)
                        .forEach(meaning ->
                                check(meaning, names, setter -> setter.caught() && !isBy(task, setter), problems));
                caught(task)
                        .ifPresent(meaning ->
                                check(meaning, names, setter -> !setter.caught() && !isBy(task, setter), problems));
            }

            @Override
            public void forks(Foreach foreach, Names names) {
                item(foreach).ifPresent(meaning -> check(meaning, names, setter -> true, problems));
            }
        });
    }

    private static void check(Meaning meaning, Names names, Predicate<Names.Setter> clashes, Problems problems) {
        Optional<Names.Given> given = names.given(meaning.name());
        if (given.isPresent()) {
            problems.add(meaning.clash(given.get()));
            return;
        }
        names.entry(meaning.name()).setters().stream()
                .filter(clashes)
                .findFirst()
                .ifPresent(setter -> problems.add(meaning.clash(setter)));
    }

    private static boolean isBy(TaskNode task, Names.Setter setter) {
        return setter.task().equals(task.name());
    }

    /** Each artifact where its task sets it first. */
    private static Collection<Meaning> artifacts(TaskNode task) {
        Map<String, Meaning> firsts = new LinkedHashMap<>();
        Facts facts = task.body().facts();
        Stream.concat(facts.sets().stream(), facts.maySet().stream())
                .sorted(Comparator.comparing(Facts.Access::position))
                .forEach(set -> firsts.putIfAbsent(set.name(), artifact(task, set)));
        return firsts.values();
    }

    private static Meaning artifact(TaskNode task, Facts.Access set) {
        String message = "step '" + task.name() + "' sets '" + set.name() + "', which is ";
        return new Meaning(set.name(), set.position(), message, "call the artifact something else");
    }

    private static Optional<Meaning> caught(TaskNode task) {
        return Optional.ofNullable(task.options().catchInto())
                .map(name -> new Meaning(
                        name,
                        task.position(),
                        "step '" + task.name() + "' catches its failure into '" + name + "', which is ",
                        "catch into another name"));
    }

    private static Optional<Meaning> item(Foreach foreach) {
        return Optional.ofNullable(foreach.as())
                .map(item -> new Meaning(
                        item.name(),
                        item.position(),
                        "the item '" + item.name() + "' is called like ",
                        "call the item something else"));
    }
}
