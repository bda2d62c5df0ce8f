package flow.testing;

import flow.graph.Config;
import flow.graph.Flow;
import flow.graph.Parameter;
import flow.graph.Secret;
import flow.graph.TaskNode;
import flow.problem.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a test gives is something that the flow has. */
final class GivenNames {
    private GivenNames() {}

    /** @throws IllegalArgumentException for a name that is none, and a parameter that is missing */
    static void check(Flow flow, Given given) {
        List<String> steps = flow.tasks().stream().map(TaskNode::name).toList();
        Stream<String> secrets = flow.tasks().stream()
                .flatMap(task -> task.options().effectiveSecrets().stream())
                .map(Secret::name);
        check("step", given.replaced.keySet(), steps);
        check("step", given.durations.keySet(), steps);
        check(
                "parameter",
                given.parameters.keySet(),
                flow.parameters().stream().map(Parameter::name).toList());
        check(
                "config",
                given.configs.keySet(),
                flow.configs().stream().map(Config::name).toList());
        check("secret", given.secrets.keySet(), secrets.toList());
        flow.parameters().stream()
                .filter(parameter -> parameter.required() && given.parameters.get(parameter.name()) == null)
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalArgumentException("parameter '" + missing.name() + "' is required");
                });
    }

    private static void check(String kind, Set<String> names, Collection<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                String near = Nearest.to(name, known)
                        .map(nearest -> "; did you mean '" + nearest + "'?")
                        .orElse("");
                throw new IllegalArgumentException("the flow has no " + kind + " '" + name + "'" + near);
            }
        }
    }
}
