package flow.cli;

import flow.graph.Flow;
import flow.graph.InvalidValue;
import flow.graph.Parameter;
import flow.graph.TaskId;
import flow.prepare.GivenParameter;
import flow.prepare.ParameterValues;
import flow.prepare.Unfit;
import flow.resume.Plan;
import flow.script.LoadedScript;
import flow.store.ArtifactRef;
import flow.store.Project;
import flow.store.RunReader;
import flow.store.RunStart;
import flow.task.ScriptValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a run that is resumed, some of them changed where no task that is reused has read them. */
final class OriginParameters {
    private final Surroundings surroundings;
    private final LoadedScript script;
    private final Plan plan;

    OriginParameters(Surroundings surroundings, LoadedScript script, Plan plan) {
        this.surroundings = surroundings;
        this.script = script;
        this.plan = plan;
    }

    /**
     * A value for every parameter that the script has now, in its order.
     *
     * @param others options of the script, as they were typed
     * @param pairs of {@code -p}
     * @param file of {@code --params}
     * @throws UsageFault with everything that is wrong, and where a task that is reused has read what would change
     */
    Map<String, @Nullable Object> with(List<String> others, List<String> pairs, Optional<String> file, Syntax syntax) {
        Flow flow = script.flow();
        ParameterNames names = new ParameterNames(flow.parameters());
        List<TypedParameter> typed = new ParameterArguments(names, syntax.optionNames(), others).read(pairs);
        Map<String, @Nullable Object> values = with(new ParameterSources(surroundings, names).typed(typed, file));
        requireUnread(values, "runs that again too");
        return values;
    }

    /** The same of values that are read already, whoever has read what would change. */
    Map<String, @Nullable Object> with(Map<String, GivenParameter> given) {
        Flow flow = script.flow();
        Map<String, Object> before = before(flow, given.keySet());
        Map<String, GivenParameter> all = new LinkedHashMap<>(given);
        for (Parameter parameter : flow.parameters()) {
            if (before.containsKey(parameter.name())) {
                all.put(parameter.name(), GivenParameter.kept(parameter, before.get(parameter.name())));
            }
        }
        return values(flow, all);
    }

    private Map<String, @Nullable Object> values(Flow flow, Map<String, GivenParameter> given) {
        RunStart start = plan.origin().start();
        Project project = start.project();
        try {
            return new ParameterValues(
                            flow,
                            surroundings.user(),
                            project == null ? null : project.branch(),
                            project != null && project.isProduction(),
                            Path.of(start.script()).getParent())
                    .of(given);
        } catch (Unfit unfit) {
            throw new UsageFault(unfit.messages());
        }
    }

    /** Those that the origin had and that are not given anew. */
    private Map<String, Object> before(Flow flow, Set<String> given) {
        ScriptValues values = new ScriptValues(script.classes(), flow.codecs());
        RunReader run = plan.origin();
        Map<String, @Nullable Object> before = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        Map<String, ArtifactRef> parameters = run.start().parameters();
        for (Parameter parameter : flow.parameters()) {
            ArtifactRef kept = parameters.get(parameter.name());
            if (kept != null && !given.contains(parameter.name())) {
                try {
                    before.put(parameter.name(), parameter.fromValue(values.read(run, kept)));
                } catch (InvalidValue misfit) {
                    faults.add(misfit.getMessage() + ", as run " + run.runId() + " had it; give it anew with -p "
                            + parameter.name() + "=…");
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new UsageFault(faults);
        }
        return before;
    }

    private Set<String> changed(Map<String, @Nullable Object> values) {
        Map<String, ArtifactRef> now =
                new ScriptValues(script.classes(), script.flow().codecs()).inline(values);
        Map<String, ArtifactRef> then = plan.origin().start().parameters();
        Set<String> changed = new LinkedHashSet<>();
        now.forEach((name, value) -> {
            if (!then.containsKey(name) || !then.get(name).isValueOf(value)) {
                changed.add(name);
            }
        });
        return changed;
    }

    /**
     * @param values as {@link #with} answers them
     * @param remedy what {@code --from} with the step that has read does, in {@code flow resume}
     * @throws UsageFault where a task that is reused has read what would change
     */
    void requireUnread(Map<String, @Nullable Object> values, String remedy) {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, TaskId> reader : plan.readers(changed(values)).entrySet()) {
            TaskId task = reader.getValue();
            faults.add("parameter '" + reader.getKey() + "' cannot change: '" + task
                    + "', which is reused, has read it; '--from " + task.step() + "' " + remedy);
        }
        if (!faults.isEmpty()) {
            throw new UsageFault(faults);
        }
    }
}
