package flow.task;

import flow.graph.Config;
import flow.graph.TaskNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The names that are the same in every task of a run. */
final class RunNames {
    private final RunContext run;
    private final Map<String, RunValues.Original> parameters = new HashMap<>();
    private final Map<String, Map<String, Object>> configs;
    private final Map<String, String> failures;

    RunNames(RunContext run, RunValues values) {
        this.run = run;
        run.parameters().forEach((name, value) -> parameters.put(name, values.original(name, value)));
        configs = run.flow().configs().stream().collect(Collectors.toUnmodifiableMap(Config::name, Config::tree));
        failures = run.flow().tasks().stream()
                .filter(step -> step.options().catchInto() != null)
                .collect(Collectors.toMap(step -> step.options().catchInto(), TaskNode::name, (one, other) -> one));
    }

    RunContext run() {
        return run;
    }

    Map<String, RunValues.Original> parameters() {
        return parameters;
    }

    Map<String, Map<String, Object>> configs() {
        return configs;
    }

    /** The artifacts that describe failures, each with the name of a step whose failure it holds. */
    Map<String, String> failures() {
        return failures;
    }
}
