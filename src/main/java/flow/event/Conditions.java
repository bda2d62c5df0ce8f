package flow.event;

import flow.event.Dependency.Fill;
import flow.graph.Flow;
import flow.graph.Parameter;
import flow.graph.PayloadPath;
import flow.graph.Trigger;
import flow.graph.Trigger.Needs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All conditions of a flow, in the order of the script. */
public final class Conditions {
    private static final int LONGEST_ID = 40;

    private final Flow flow;
    private final @Nullable String scope;
    private final Set<String> dependencyIds = new HashSet<>();
    private final Set<String> conditionIds = new HashSet<>();

    private Conditions(Flow flow, @Nullable String scope) {
        this.flow = flow;
        this.scope = scope;
    }

    /** @param branch of the flow's project; null when it belongs to none */
    public static List<Condition> of(Flow flow, @Nullable String branch) {
        return new Conditions(flow, scope(flow, branch)).all();
    }

    /**
     * The {@code project/branch} to which a flow's events belong; null when it is of no project.
     *
     * @param branch of the flow's project
     */
    public static @Nullable String scope(Flow flow, @Nullable String branch) {
        return flow.project() == null || branch == null
                ? null
                : EventName.scope(flow.project().name(), branch);
    }

    /**
     * A parameter that has to be given and that a trigger gives no value.
     *
     * @param trigger by which no run could start
     */
    public record Unfilled(Trigger trigger, Parameter parameter) {}

    /** Each is a reason why a flow cannot be started by its triggers. */
    public static List<Unfilled> unfilled(Flow flow) {
        List<Unfilled> all = new ArrayList<>();
        for (Trigger trigger : flow.starts().triggers()) {
            Conditions conditions = new Conditions(flow, null);
            List<Condition> starts = conditions.of(trigger);
            flow.parameters().stream()
                    .filter(Parameter::required)
                    .filter(parameter -> !starts.stream().allMatch(start -> fills(start, parameter)))
                    .forEach(parameter -> all.add(new Unfilled(trigger, parameter)));
        }
        return all;
    }

    private static boolean fills(Condition start, Parameter parameter) {
        return start.dependencies().stream()
                .flatMap(dependency -> dependency.fills().stream())
                .anyMatch(fill -> fill.parameter().equals(parameter.name()));
    }

    private List<Condition> all() {
        return flow.starts().triggers().stream()
                .flatMap(trigger -> of(trigger).stream())
                .toList();
    }

    private List<Condition> of(Trigger trigger) {
        List<Dependency> dependencies =
                trigger instanceof Trigger.OnEvent onEvent ? of(onEvent) : of((Trigger.OnFinish) trigger);
        if (trigger.needs() == Needs.ANY) {
            return dependencies.stream()
                    .map(dependency ->
                            new Condition(unique(dependency.id(), conditionIds), List.of(dependency), trigger.pace()))
                    .toList();
        }
        String id = dependencies.stream().map(Dependency::id).collect(Collectors.joining("-and-"));
        return List.of(new Condition(unique(id, conditionIds), dependencies, trigger.pace()));
    }

    private List<Dependency> of(Trigger.OnEvent trigger) {
        return trigger.events().stream()
                .map(event -> new Dependency(
                        unique(event.toString(), dependencyIds),
                        event.source(),
                        event.source() == null ? new EventName(scope, event.name()).toString() : event.name(),
                        event.where(),
                        fills(event, trigger.fillsEqualNames())))
                .toList();
    }

    private List<Dependency> of(Trigger.OnFinish trigger) {
        return trigger.flows().stream()
                .map(upstream -> new Dependency(
                        unique(upstream.flow(), dependencyIds),
                        null,
                        EventName.ofFinish(scope(upstream), upstream.flow(), trigger.outcome())
                                .toString(),
                        List.of(),
                        List.of()))
                .toList();
    }

    private @Nullable String scope(Trigger.Upstream upstream) {
        return upstream.project() == null || upstream.branch() == null
                ? scope
                : EventName.scope(upstream.project(), upstream.branch());
    }

    private List<Fill> fills(Trigger.Event event, boolean equalNames) {
        if (equalNames) {
            return flow.parameters().stream()
                    .map(parameter -> new Fill(
                            parameter.name(), new PayloadPath(List.of(parameter.name())), parameter.required()))
                    .toList();
        }
        List<Trigger.Mapping> mappings = event.parameters() == null ? List.of() : event.parameters();
        return mappings.stream()
                .map(mapping -> new Fill(mapping.parameter(), mapping.field(), isRequired(mapping.parameter())))
                .toList();
    }

    private boolean isRequired(String name) {
        return flow.parameters().stream().anyMatch(parameter -> parameter.name().equals(name) && parameter.required());
    }

    /** What one can read in it, cut, and told apart by a number where that is another's already. */
    private static String unique(String text, Set<String> taken) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^(?=[^a-z])", "e-")
                .replaceAll("-+", "-");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST_ID)).replaceAll("-$", "");
        String id = cut;
        for (int number = 2; !taken.add(id); number++) {
            id = cut + "-" + number;
        }
        return id;
    }
}
