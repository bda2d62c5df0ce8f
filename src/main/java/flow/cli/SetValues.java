package flow.cli;

import flow.graph.Block;
import flow.graph.Facts;
import flow.graph.Flow;
import flow.graph.Foreach;
import flow.graph.InvalidValue;
import flow.graph.Node;
import flow.graph.Parameter;
import flow.graph.TaskNode;
import flow.prepare.GivenParameter;
import flow.resume.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code --set} says that one task sees: parameters of the flow, items around the task, and artifacts. */
final class SetValues {
    private final Map<String, GivenParameter> parameters = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> others = new LinkedHashMap<>();

    private final Flow flow;
    private final ParameterNames names;
    private final ParameterSources sources;
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();

    private SetValues(Surroundings surroundings, Flow flow, TaskNode task, Plan plan) {
        this.flow = flow;
        this.names = new ParameterNames(flow.parameters());
        this.sources = new ParameterSources(surroundings, names);
        addItems(flow.block(), task, List.of());
        plan.kept()
                .filter(kept -> plan.only().isWithin(kept.done().task()))
                .forEach(kept -> seen.addAll(kept.done().set().keySet()));
        task.body().facts().reads().stream().map(Facts.Access::name).forEach(seen::add);
    }

    /**
     * @param pairs {@code name=value}; what stands for no parameter is JSON if it can be, else a text
     * @throws UsageFault with everything that is wrong
     */
    static SetValues of(List<String> pairs, Surroundings surroundings, Flow flow, TaskNode task, Plan plan) {
        SetValues values = new SetValues(surroundings, flow, task, plan);
        pairs.forEach(values::take);
        if (!values.faults.isEmpty()) {
            throw new UsageFault(values.faults);
        }
        return values;
    }

    /** Of the flow. */
    Map<String, GivenParameter> parameters() {
        return parameters;
    }

    /** Of artifacts, and of the items around. */
    Map<String, @Nullable Object> others() {
        return others;
    }

    /** The names of items, from the outside in. */
    private void addItems(Block block, TaskNode task, List<String> around) {
        for (Node node : block.nodes()) {
            if (node == task) {
                seen.addAll(around);
            }
            List<String> inside = new ArrayList<>(around);
            if (node instanceof Foreach foreach) {
                inside.add("input");
                Optional.ofNullable(foreach.as()).map(Foreach.As::name).ifPresent(inside::add);
            }
            node.blocks().forEach(inner -> addItems(inner, task, inside));
        }
    }

    private void take(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        if (equals < 1) {
            faults.add("'--set " + pair + "' has no value: write --set " + (name.isEmpty() ? "NAME" : name) + "=…");
            return;
        }
        String text = pair.substring(equals + 1);
        Optional<Parameter> parameter = names.find(name);
        if (parameter.isPresent()) {
            TypedParameter typed = new TypedParameter(parameter.get(), "--set " + name, text, true);
            sources.typed(List.of(typed), Optional.empty()).forEach((found, given) -> keep(found, given, parameters));
            return;
        }
        if (flow.configs().stream().anyMatch(config -> config.name().equals(name))) {
            faults.add("'" + name
                    + "' is a config of the script, which a run keeps as it was; --set sets artifacts, items and"
                    + " parameters");
            return;
        }
        if (!seen.contains(name)) {
            faults.add(unknown(name));
            return;
        }
        keep(name, value(sources.text("'" + name + "'", text)), others);
    }

    private <V> void keep(String name, V value, Map<String, V> values) {
        if (values.containsKey(name)) {
            faults.add("'" + name + "' is set twice");
            return;
        }
        values.put(name, value);
    }

    private String unknown(String name) {
        Set<String> known = new LinkedHashSet<>(names.all());
        known.addAll(seen);
        return "--set: nothing before the task sets '" + name + "', nor does the task read it"
                + Unknown.nearOrAll(name, known);
    }

    private static @Nullable Object value(String text) {
        try {
            return Parameter.Type.JSON.fromText(text);
        } catch (InvalidValue noJson) {
            return text;
        }
    }
}
