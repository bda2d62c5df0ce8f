package flow.check;

import flow.graph.Config;
import flow.graph.Flow;
import flow.graph.Foreach;
import flow.graph.Items;
import flow.graph.Parameter;
import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where it is known before the run what a foreach forks over, that is a collection. */
final class EveryForkHasItems implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        Paths.follow(flow, new Visitor() {
            @Override
            public void forks(Foreach foreach, Names names) {
                if (foreach.items() instanceof Items.Named named) {
                    problem(named, flow, names).ifPresent(problems::add);
                }
            }
        });
    }

    private static Optional<Problem> problem(Items.Named named, Flow flow, Names names) {
        List<String> path = List.of(named.name().split("\\."));
        String kind = names.given(path.get(0)).map(Names.Given::kind).orElse("artifact");
        if (kind.equals("config")) {
            return flow.configs().stream()
                    .filter(config -> config.name().equals(path.get(0)))
                    .findFirst()
                    .flatMap(config -> inConfig(named, config, path));
        }
        if (path.size() > 1) {
            return Optional.of(noConfig(named, path.get(0), flow));
        }
        return kind.equals("parameter")
                ? flow.parameter(named.name()).flatMap(parameter -> inParameter(named, parameter))
                : Optional.empty();
    }

    private static Problem noConfig(Items.Named named, String first, Flow flow) {
        List<String> configs = flow.configs().stream().map(Config::name).toList();
        String message = "'" + named.name() + "' is a path, but no config is called '" + first + "'";
        String hint = DidYouMean.oneOf(first, configs, "set an artifact to what it means, and name that");
        return Problem.of(Code.F012, named.position(), message, hint);
    }

    private static Optional<Problem> inConfig(Items.Named named, Config config, List<String> path) {
        Object value = config.tree();
        for (String key : path.subList(1, path.size())) {
            if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
                return Optional.of(missing(named, key, value));
            }
            value = map.get(key);
        }
        if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
            return Optional.empty();
        }
        String message = "'" + named.name() + "' is no list in config '" + config.name() + "'";
        return Optional.of(
                Problem.of(Code.F004, named.position(), message, "a foreach takes a list, a set, a map or a range"));
    }

    private static Problem missing(Items.Named named, String key, Object around) {
        List<String> keys = around instanceof Map<?, ?> map
                ? map.keySet().stream().map(String::valueOf).toList()
                : List.of();
        String hint = DidYouMean.oneOf(
                key, keys, keys.isEmpty() ? "nothing is below it" : "it has " + DidYouMean.listed(keys));
        String message = "'" + named.name() + "' is not there: the config has no '" + key + "'";
        return Problem.of(Code.F028, named.position(), message, hint);
    }

    private static Optional<Problem> inParameter(Items.Named named, Parameter parameter) {
        if (parameter.type() == Parameter.Type.LIST || parameter.type() == Parameter.Type.JSON) {
            return Optional.empty();
        }
        String message = "parameter '" + parameter.name() + "' is a "
                + parameter.type().spelling() + ", and a foreach needs a list";
        return Optional.of(Problem.of(Code.F004, named.position(), message, "declare it with `type: List`")
                .withNote(parameter.position(), "the parameter"));
    }
}
