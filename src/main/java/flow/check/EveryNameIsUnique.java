package flow.check;

import flow.graph.Flow;
import flow.graph.Join;
import flow.graph.Node;
import flow.graph.Parallel;
import flow.graph.Repeat;
import flow.graph.TaskNode;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Steps, joins and repeats share one set of names; parameters and configs another; branches are told apart by their siblings. */
final class EveryNameIsUnique implements Rule {

    private record Named(String kind, String name, Position position) {}

    @Override
    public void check(Flow flow, Problems problems) {
        List<Node> nodes = flow.block().allNodes().toList();
        unique(nodes.stream().flatMap(EveryNameIsUnique::named), UnaryOperator.identity(), problems);
        unique(parameters(flow), EveryNameIsUnique::asTyped, problems);
        unique(Stream.concat(configs(flow), parameters(flow)), UnaryOperator.identity(), problems);
        for (Node node : nodes) {
            if (node instanceof Parallel parallel) {
                unique(branches(parallel), UnaryOperator.identity(), problems);
            }
        }
    }

    private static Stream<Named> named(Node node) {
        if (node instanceof TaskNode task) {
            return Stream.of(new Named(task instanceof Join ? "join" : "step", task.name(), task.position()));
        }
        if (node instanceof Repeat repeat) {
            return Stream.of(new Named("repeat", repeat.name(), repeat.position()));
        }
        return Stream.empty();
    }

    private static Stream<Named> parameters(Flow flow) {
        return flow.parameters().stream()
                .map(parameter -> new Named("parameter", parameter.name(), parameter.position()));
    }

    private static Stream<Named> configs(Flow flow) {
        return flow.configs().stream().map(config -> new Named("config", config.name(), config.position()));
    }

    private static Stream<Named> branches(Parallel parallel) {
        return parallel.branches().stream()
                .map(branch -> new Named(branch.isStep() ? "step" : "branch", branch.name(), branch.position()));
    }

    /** On the command line {@code --learning-rate} and {@code --learningRate} are one. */
    private static String asTyped(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static void unique(Stream<Named> all, UnaryOperator<String> key, Problems problems) {
        Map<String, Named> firsts = new HashMap<>();
        all.sorted((a, b) -> a.position().compareTo(b.position())).forEach(named -> {
            Named first = firsts.putIfAbsent(key.apply(named.name()), named);
            if (first != null) {
                problems.add(duplicate(first, named));
            }
        });
    }

    private static Problem duplicate(Named first, Named second) {
        String how = first.name().equals(second.name()) ? "is already the name of" : "is too much like the name of";
        String what = first.kind().equals(second.kind()) ? "another " + first.kind() : "a " + first.kind();
        String message = "'" + second.name() + "' " + how + " " + what;
        return Problem.of(Code.F005, second.position(), message, "call the " + second.kind() + " something else")
                .withNote(first.position(), "the first " + first.kind() + " of that name");
    }
}
