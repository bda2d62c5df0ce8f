package flow.check;

import flow.graph.Facts;
import flow.graph.Flow;
import flow.graph.Foreach;
import flow.graph.TaskNode;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** On one path, a name is an artifact, the item of a foreach, what a step catches, a parameter or a config: one of them. */
final class OneNameMeansOneThing implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        Paths.follow(flow, new Visitor() {
            @Override
            public void sets(TaskNode task, Names names) {
                artifacts(task, names, problems);
                if (task.options().catchInto() != null) {
                    caught(task, task.options().catchInto(), names, problems);
                }
            }

            @Override
            public void forks(Foreach foreach, Names names) {
                if (foreach.as() != null) {
                    item(foreach.as(), names, problems);
                }
            }
        });
    }

    private static void artifacts(TaskNode task, Names names, Problems problems) {
        Facts facts = task.body().facts();
        Set<String> seen = new HashSet<>();
        Stream.concat(facts.sets().stream(), facts.maySet().stream())
                .sorted((a, b) -> a.position().compareTo(b.position()))
                .filter(set -> seen.add(set.name()))
                .forEach(set -> artifact(task, set, names, problems));
    }

    private static void artifact(TaskNode task, Facts.Access set, Names names, Problems problems) {
        String message = "step '" + task.name() + "' sets '" + set.name() + "', which is ";
        Optional<Names.Given> given = names.given(set.name());
        if (given.isPresent()) {
            problems.add(clash(set.position(), message + given.get().withArticle(), "call the artifact something else")
                    .withNote(given.get().position(), "the " + given.get().kind()));
            return;
        }
        setter(set.name(), true, task, names)
                .ifPresent(other -> problems.add(clash(
                                set.position(),
                                message + "where step '" + other.task() + "' catches its failure",
                                "call the artifact something else")
                        .withNote(other.position(), "here its catchInto: sets it")));
    }

    private static void caught(TaskNode task, String name, Names names, Problems problems) {
        String message = "step '" + task.name() + "' catches its failure into '" + name + "', which is ";
        Optional<Names.Given> given = names.given(name);
        if (given.isPresent()) {
            problems.add(clash(task.position(), message + given.get().withArticle(), "catch into another name")
                    .withNote(given.get().position(), "the " + given.get().kind()));
            return;
        }
        setter(name, false, task, names)
                .ifPresent(other -> problems.add(
                        clash(task.position(), message + "an artifact before it", "catch into another name")
                                .withNote(other.position(), "set in '" + other.task() + "'")));
    }

    private static void item(Foreach.As item, Names names, Problems problems) {
        String message = "the item '" + item.name() + "' is called like ";
        Optional<Names.Given> given = names.given(item.name());
        if (given.isPresent()) {
            problems.add(clash(item.position(), message + given.get().withArticle(), "call the item something else")
                    .withNote(given.get().position(), "the " + given.get().kind()));
            return;
        }
        names.entry(item.name()).setters().stream()
                .findFirst()
                .ifPresent(other -> problems.add(
                        clash(item.position(), message + "an artifact before it", "call the item something else")
                                .withNote(other.position(), "set in '" + other.task() + "'")));
    }

    private static Optional<Names.Setter> setter(String name, boolean caught, TaskNode task, Names names) {
        return names.entry(name).setters().stream()
                .filter(setter -> setter.caught() == caught && !setter.task().equals(task.name()))
                .findFirst();
    }

    private static Problem clash(Position position, String message, String hint) {
        return Problem.of(Code.F005, position, message, hint);
    }
}
