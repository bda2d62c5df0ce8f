package flow.cli;

import flow.event.Condition;
import flow.event.Conditions;
import flow.event.Dependency;
import flow.event.Event;
import flow.event.Start;
import flow.graph.Flow;
import flow.graph.Parameter;
import flow.graph.Schedule;
import flow.notify.Notices;
import flow.prepare.EventParameters;
import flow.prepare.GivenParameter;
import flow.prepare.ParameterValues;
import flow.prepare.Unfit;
import flow.problem.Code;
import flow.problem.Problem;
import flow.script.LoadedScript;
import flow.serve.Firing;
import flow.serve.ServedFlow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A script that is served.
 *
 * @param path of the script, absolute
 * @param notices of the ends of its runs
 */
record ServedScript(
        LoadedScript script, Path path, ProjectBranch branch, String user, Notices notices, ServedFlow served) {

    static ServedScript of(LoadedScript script, Path path, ProjectBranch branch, String user, Notices notices) {
        return new ServedScript(script, path, branch, user, notices, ServedFlow.of(script.flow(), branch.name()));
    }

    Flow flow() {
        return script.flow();
    }

    /** Why nothing starts it, or what starts it cannot; empty when all is well. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Schedule schedule = flow().starts().schedule();
        for (Parameter parameter : flow().parameters()) {
            if (schedule != null && parameter.required()) {
                problems.add(Problem.of(
                        Code.F030,
                        parameter.position(),
                        "parameter '" + parameter.name()
                                + "' is required, and nobody is there to give it when the schedule starts a run",
                        "give it a default:, or leave the schedule out"));
            }
        }
        for (Conditions.Unfilled unfilled : Conditions.unfilled(flow())) {
            problems.add(Problem.of(
                    Code.F030,
                    unfilled.trigger().position(),
                    "parameter '" + unfilled.parameter().name() + "' is required, and this trigger does not fill it",
                    "write parameters: [" + unfilled.parameter().name() + ": 'field'], or give it a default:"));
        }
        return problems;
    }

    /** Why values that events have do not fit; empty when they do. */
    Optional<String> objection(Start start) {
        List<String> faults = new ArrayList<>();
        EventParameters.of(flow(), start).values().forEach(given -> {
            try {
                given.typed();
            } catch (Unfit unfit) {
                faults.addAll(unfit.messages());
            }
        });
        return faults.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", faults));
    }

    /**
     * A value for every parameter; defaults are computed now.
     *
     * @throws UsageFault when the script does not wait any more for what starts the run
     */
    Map<String, @Nullable Object> parameters(Firing firing) {
        Map<String, GivenParameter> given =
                firing.events().isEmpty() ? Map.of() : EventParameters.of(flow(), start(firing));
        return new ParameterValues(flow(), user, branch.name(), branch.isProduction(), path.getParent()).of(given);
    }

    /** By the condition that it was, or else, in a script that was changed, by one that waits for the same. */
    private Start start(Firing firing) {
        List<Condition> same = served.conditions().stream()
                .filter(one -> isFor(one, firing.events()))
                .toList();
        return same.stream()
                .filter(one -> one.id().equals(firing.condition()))
                .findFirst()
                .or(() -> same.stream().findFirst())
                .map(one -> new Start(one, byDependency(one, firing.events())))
                .orElseThrow(() -> new UsageFault("the script does not wait any more for what starts this run"));
    }

    private static boolean isFor(Condition condition, List<Event> events) {
        List<Dependency> dependencies = condition.dependencies();
        return dependencies.size() == events.size()
                && IntStream.range(0, events.size())
                        .allMatch(i -> dependencies.get(i).isNamed(events.get(i)));
    }

    private static Map<String, Event> byDependency(Condition condition, List<Event> events) {
        Map<String, Event> all = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            all.put(condition.dependencies().get(i).id(), events.get(i));
        }
        return all;
    }
}
