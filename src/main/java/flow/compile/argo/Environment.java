package flow.compile.argo;

import flow.compile.DeployOptions;
import flow.compile.SubmittedEvents;
import flow.compile.SubmittedParameters;
import flow.event.Condition;
import flow.event.Conditions;
import flow.graph.Flow;
import flow.graph.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The variables of pods: who they are, and where everything is. No text of a user is among them but encoded. */
final class Environment {
    /** The parameter by which a CronWorkflow tells the time that it meant. */
    static final String SCHEDULED = "flow-scheduled-time";

    private static final String ALL_PARAMETERS = "toJson(sprig.omit(workflow.parameters, 'json'))";

    private Environment() {}

    static Map<String, Object> variable(String name, String value) {
        return Fields.of("name", name).withEmpty("value", value).map();
    }

    /** A key of a secret of Kubernetes; where that is not there the pod starts without it, and says what it lacks. */
    private static Map<String, Object> variable(String name, Secret secret) {
        String[] parts = secret.id().split("/", 2);
        Map<String, Object> key = Fields.of("name", parts[0])
                .with("key", parts[1])
                .with("optional", true)
                .map();
        return Fields.of("name", name)
                .with("valueFrom", Map.of("secretKeyRef", key))
                .map();
    }

    /** Of the pod that ends a run. */
    static List<Map<String, Object>> ofExit(DeployOptions options) {
        DeployOptions.Telling telling = options.telling();
        List<Map<String, Object>> variables = new ArrayList<>();
        variables.add(variable("FLOW_TASK_STATUS", "{{workflow.status}}"));
        if (options.events().announces() && !options.events().url().isEmpty()) {
            variables.add(variable("FLOW_TASK_ANNOUNCES", "true"));
        }
        if (!telling.isNobody()) {
            variables.add(variable("FLOW_TASK_NAMESPACE", "{{workflow.namespace}}"));
            variables.add(variable(telling.variable(), telling.value()));
            telling.secrets().forEach((name, secret) -> variables.add(variable(name, secret)));
        }
        return variables;
    }

    /** Of every pod. */
    static List<Map<String, Object>> common(Flow flow, DeployOptions options) {
        List<Map<String, Object>> variables = new ArrayList<>();
        variables.add(variable("FLOW_TASK_RUN", "argo-{{workflow.name}}"));
        variables.add(variable("FLOW_TASK_STEP", "{{tasks.name}}"));
        variables.add(variable("FLOW_TASK_NAMES", "argo"));
        variables.add(variable("FLOW_TASK_AT", "{{inputs.parameters.at}}"));
        variables.add(variable("FLOW_TASK_PARAMETERS", encoded(ALL_PARAMETERS)));
        if (flow.starts().schedule() != null) {
            variables.add(variable("FLOW_TASK_SCHEDULED", "{{workflow.parameters." + SCHEDULED + "}}"));
        }
        List<Condition> conditions = Conditions.of(flow, options.facts().branch());
        if (!conditions.isEmpty()) {
            variables.add(variable("FLOW_TASK_EVENTS", encoded(events(conditions))));
        }
        variables.add(variable("FLOW_TASK_DEPLOYMENT", options.facts().encoded()));
        variables.add(variable("FLOW_TASK_PACKAGE", options.runtime().codePackage()));
        variables.add(variable("FLOW_TASK_OUTPUTS", Pods.OUTPUTS));
        variables.add(variable("FLOW_STORE", options.runtime().store()));
        options.runtime().variables().forEach((name, value) -> variables.add(variable(name, value)));
        variables.addAll(publishing(flow, options));
        return variables;
    }

    /** Where bodies, and the end of the run, publish events. */
    private static List<Map<String, Object>> publishing(Flow flow, DeployOptions options) {
        DeployOptions.EventOptions events = options.events();
        if (events.url().isEmpty()) {
            return List.of();
        }
        List<Map<String, Object>> variables = new ArrayList<>();
        variables.add(variable("FLOW_EVENTS_URL", events.url()));
        variables.add(variable(
                "FLOW_EVENTS_TOKEN",
                new Secret(Secret.Provider.KUBERNETES, EventObjects.secret(events) + "/" + EventObjects.TOKEN)));
        String scope = Conditions.scope(flow, options.facts().branch());
        if (scope != null) {
            variables.add(variable("FLOW_EVENTS_SCOPE", scope));
        }
        return variables;
    }

    /** Of those that the run carries, all that it may. */
    private static String events(List<Condition> conditions) {
        String names = conditions.stream()
                .flatMap(condition -> condition.dependencies().stream())
                .map(dependency -> "'" + SubmittedEvents.PREFIX + dependency.id() + "'")
                .collect(Collectors.joining(", "));
        return "toJson(sprig.pick(workflow.annotations, " + names + "))";
    }

    /** Evaluated once, from the values as they were handed over, before Argo looks into any of them. */
    private static String encoded(String json) {
        return "{{=len(" + json + ") > " + SubmittedParameters.MOST_BYTES + " ? '" + SubmittedParameters.TOO_LARGE
                + "' : sprig.b64enc(" + json + ")}}";
    }

    /** @param store with the credentials of the store; null for none */
    static List<Map<String, Object>> fromSecrets(@Nullable String store, List<String> others) {
        List<Map<String, Object>> sources = new ArrayList<>();
        if (store != null) {
            sources.add(fromSecret(store));
        }
        others.forEach(name -> sources.add(fromSecret(name)));
        return sources;
    }

    private static Map<String, Object> fromSecret(String name) {
        return Map.of("secretRef", Map.of("name", name));
    }
}
