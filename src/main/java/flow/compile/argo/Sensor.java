package flow.compile.argo;

import flow.compile.DeployOptions;
import flow.compile.Manifest;
import flow.event.Condition;
import flow.event.Conditions;
import flow.event.Dependency;
import flow.graph.Flow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts runs when events come: an object of Argo Events. */
final class Sensor {
    private Sensor() {}

    /** Empty for a flow that waits for nothing. */
    static Optional<Manifest> of(Flow flow, DeployOptions options) {
        List<Condition> conditions = Conditions.of(flow, options.facts().branch());
        if (conditions.isEmpty()) {
            return Optional.empty();
        }
        EventTrigger trigger = new EventTrigger(flow, options);
        Map<String, Object> spec = Fields.of("eventBusName", options.events().bus())
                .with("template", Map.of("serviceAccountName", options.events().account()))
                .with(
                        "dependencies",
                        conditions.stream()
                                .flatMap(condition -> condition.dependencies().stream())
                                .map(dependency -> of(dependency, options.events()))
                                .toList())
                .with("triggers", conditions.stream().map(trigger::of).toList())
                .map();
        return Optional.of(new Manifest(Fields.of("apiVersion", WorkflowTemplates.API)
                .with("kind", "Sensor")
                .with(
                        "metadata",
                        Fields.of("name", ArgoNames.deployment(options.name()))
                                .with("labels", Labels.of(options))
                                .with("annotations", Annotations.titles(flow))
                                .map())
                .with("spec", spec)
                .map()));
    }

    /**
     * What a dependency is called in a Sensor. Conditions are expressions there, which do not take {@code count}, {@code filter} or {@code in}
     * for a name; none of their words has a dash.
     */
    static String name(Dependency dependency) {
        return "event-" + dependency.id();
    }

    private static Map<String, Object> of(Dependency dependency, DeployOptions.EventOptions events) {
        boolean isOwn = dependency.source() == null;
        return Fields.of("name", name(dependency))
                .with("eventSourceName", isOwn ? events.source() : dependency.source())
                .with("eventName", isOwn ? events.event() : dependency.name())
                .with("filters", EventFilter.of(dependency))
                .map();
    }
}
