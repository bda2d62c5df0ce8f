package flow.compile.argo;

import flow.compile.DeployOptions;
import flow.compile.SubmittedEvents;
import flow.compile.SubmittedParameters;
import flow.event.Condition;
import flow.event.Dependency;
import flow.graph.Flow;
import flow.graph.Parameter;
import flow.graph.Trigger.RateLimit;
import flow.graph.Trigger.Reset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a Sensor starts runs when a condition is met: it creates a Workflow that has the events as they came, in annotations. Argo looks
 * into parameters for expressions, and a Sensor that fills them loses the types; so it is flow that reads parameters out of events.
 */
final class EventTrigger {
    /** How long creating a run is tried: half a minute. A run that is there already is tried as long, and others wait. */
    private static final Map<String, Object> RETRY =
            Fields.of("steps", 5).with("duration", "2s").with("factor", 2).map();

    /** Of a digest: so that no two events of a deployment start a run of the same name. */
    private static final int DIGEST = 12;

    private static final String TEMPLATE = "workflows.argoproj.io/workflow-template";

    private final Flow flow;
    private final DeployOptions options;
    private final String deployment;

    EventTrigger(Flow flow, DeployOptions options) {
        this.flow = flow;
        this.options = options;
        this.deployment = ArgoNames.deployment(options.name());
    }

    Map<String, Object> of(Condition condition) {
        String all = condition.dependencies().stream().map(Sensor::name).collect(Collectors.joining(" && "));
        Map<String, Object> k8s = Fields.of("operation", "create")
                .with("source", Map.of("resource", workflow()))
                .with("parameters", parameters(condition))
                .map();
        return Fields.of(
                        "template",
                        Fields.of("name", condition.id())
                                .with("conditions", all)
                                .with("conditionsReset", reset(condition.pace().reset()))
                                .with("k8s", k8s)
                                .map())
                .with("rateLimit", limit(condition.pace().rateLimit()))
                .with("retryStrategy", RETRY)
                .with("atLeastOnce", true)
                .map();
    }

    private Map<String, Object> workflow() {
        Map<String, Object> labels = Labels.of(options);
        labels.put(TEMPLATE, deployment);
        List<Map<String, Object>> placeholders = flow.parameters().stream()
                .filter(Parameter::required)
                .map(EventTrigger::placeholder)
                .toList();
        return Fields.of("apiVersion", WorkflowTemplates.API)
                .with("kind", "Workflow")
                .with(
                        "metadata",
                        Fields.of("generateName", deployment + "-")
                                .with("labels", labels)
                                .map())
                .with(
                        "spec",
                        Fields.of("workflowTemplateRef", Map.of("name", deployment))
                                .with(
                                        "arguments",
                                        Fields.of("parameters", placeholders).map())
                                .map())
                .map();
    }

    /** Argo starts no run of which a parameter has no value, or none of its choices; flow puts the event's in its place. */
    private static Map<String, Object> placeholder(Parameter parameter) {
        boolean isFree = parameter.choices().isEmpty() || parameter.type() == Parameter.Type.LIST;
        String value = isFree
                ? ""
                : parameter
                        .type()
                        .toText(Objects.requireNonNull(parameter.choices().get(0)));
        return Fields.of("name", parameter.name())
                .withEmpty("value", SubmittedParameters.safe(value))
                .map();
    }

    private List<Map<String, Object>> parameters(Condition condition) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        parameters.add(name(condition));
        for (Dependency dependency : condition.dependencies()) {
            Map<String, Object> body = Fields.of("dependencyName", Sensor.name(dependency))
                    .with("dataKey", GjsonPath.WHOLE_BODY)
                    .map();
            parameters.add(Fields.of("src", body)
                    .with("dest", "metadata.annotations." + SubmittedEvents.PREFIX + dependency.id())
                    .map());
        }
        return parameters;
    }

    /**
     * The name of the run says by which event it was started, so that one that comes twice starts one run: of several, the first
     * dependency's. An event of flow's own that has no id starts a run of a name by chance.
     */
    private Map<String, Object> name(Condition condition) {
        Dependency first = condition.dependencies().get(0);
        boolean isOwn = first.source() == null;
        String template = "{{ with " + (isOwn ? ".Input.body.id" : ".Input.id") + " }}" + deployment + "-{{ printf \""
                + condition.id() + " %v\" . | sha256sum | trunc " + DIGEST + " }}{{ end }}";
        Map<String, Object> source = Fields.of("dependencyName", Sensor.name(first))
                .with(isOwn ? "dataTemplate" : "contextTemplate", template)
                .withEmpty("value", "")
                .map();
        return Fields.of("src", source).with("dest", "metadata.name").map();
    }

    private static List<Map<String, Object>> reset(@Nullable Reset reset) {
        if (reset == null) {
            return List.of();
        }
        Map<String, Object> byTime = Fields.of("cron", reset.cron().toUnix())
                .with("timezone", reset.timezone().getId())
                .map();
        return List.of(Map.of("byTime", byTime));
    }

    private static Map<String, Object> limit(@Nullable RateLimit limit) {
        if (limit == null) {
            return Map.of();
        }
        String unit = limit.unit().spelling();
        return Fields.of("unit", unit.substring(0, 1).toUpperCase(Locale.ROOT) + unit.substring(1))
                .with("requestsPerUnit", limit.runs())
                .map();
    }
}
