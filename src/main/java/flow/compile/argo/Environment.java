package flow.compile.argo;

import flow.compile.DeployOptions;
import flow.compile.SubmittedParameters;
import flow.graph.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    static List<Map<String, Object>> ofExit(DeployOptions.Telling telling) {
        List<Map<String, Object>> variables = new ArrayList<>();
        variables.add(variable("FLOW_TASK_STATUS", "{{workflow.status}}"));
        if (!telling.isNobody()) {
            variables.add(variable("FLOW_TASK_NAMESPACE", "{{workflow.namespace}}"));
            variables.add(variable(telling.variable(), telling.value()));
            telling.secrets().forEach((name, secret) -> variables.add(variable(name, secret)));
        }
        return variables;
    }

    /** Of every pod. */
    static List<Map<String, Object>> common(DeployOptions options, boolean isScheduled) {
        List<Map<String, Object>> variables = new ArrayList<>();
        variables.add(variable("FLOW_TASK_RUN", "argo-{{workflow.name}}"));
        variables.add(variable("FLOW_TASK_STEP", "{{tasks.name}}"));
        variables.add(variable("FLOW_TASK_NAMES", "argo"));
        variables.add(variable("FLOW_TASK_AT", "{{inputs.parameters.at}}"));
        variables.add(variable("FLOW_TASK_PARAMETERS", parameters()));
        if (isScheduled) {
            variables.add(variable("FLOW_TASK_SCHEDULED", "{{workflow.parameters." + SCHEDULED + "}}"));
        }
        variables.add(variable("FLOW_TASK_DEPLOYMENT", options.facts().encoded()));
        variables.add(variable("FLOW_TASK_PACKAGE", options.runtime().codePackage()));
        variables.add(variable("FLOW_TASK_OUTPUTS", Pods.OUTPUTS));
        variables.add(variable("FLOW_STORE", options.runtime().store()));
        options.runtime().variables().forEach((name, value) -> variables.add(variable(name, value)));
        return variables;
    }

    /** Evaluated once, from the values as they were handed over, before Argo looks into any of them. */
    private static String parameters() {
        return "{{=len(" + ALL_PARAMETERS + ") > " + SubmittedParameters.MOST_BYTES + " ? '"
                + SubmittedParameters.TOO_LARGE + "' : sprig.b64enc(" + ALL_PARAMETERS + ")}}";
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
