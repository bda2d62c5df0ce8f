package flow.compile.argo;

import flow.compile.Bundle;
import flow.compile.DeployOptions;
import flow.graph.Flow;
import flow.graph.Gang;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The template of a gang: a JobSet, which makes its pods all at once and gives them names in the network. What holds for all pods of the
 * deployment does not reach into it, so it says all of that itself.
 */
final class GangTemplate {
    private static final String API = "jobset.x-k8s.io/v1alpha2";
    private static final String KIND = "JobSet";
    private static final String JOB = "node";

    private final Gang gang;
    private final Map<String, Object> pod;
    private final DeployOptions options;
    private final List<Map<String, Object>> common;

    /**
     * @param pod the template of such a pod, were it alone
     * @param common the variables of every pod
     */
    GangTemplate(Gang gang, Map<String, Object> pod, DeployOptions options, List<Map<String, Object>> common) {
        this.gang = gang;
        this.pod = pod;
        this.options = options;
        this.common = common;
    }

    /** What gangs need in the cluster. */
    static List<Bundle.Requirement> requirements(Flow flow) {
        return flow.tasks().stream()
                .filter(Gang.class::isInstance)
                .map(Gang.class::cast)
                .map(gang -> new Bundle.Requirement(
                        API,
                        KIND,
                        "step '" + gang.name() + "' runs on " + gang.nodes() + " nodes",
                        "install it (jobset.sigs.k8s.io), or leave 'nodes:' out"))
                .toList();
    }

    Map<String, Object> map() {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("action", "create");
        resource.put("setOwnerReference", true);
        resource.put("successCondition", "status.terminalState == Completed");
        resource.put("failureCondition", "status.terminalState == Failed");
        resource.put("manifest", JsonPatch.of(jobSet()));
        return Fields.of("inputs", pod.get("inputs"))
                .with("metadata", pod.get("metadata"))
                .with("retryStrategy", pod.get("retryStrategy"))
                .with("resource", resource)
                .map();
    }

    private Map<String, Object> jobSet() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("generateName", "{{workflow.name}}-");
        metadata.put("labels", Labels.of(options));
        return Fields.of("apiVersion", API)
                .with("kind", KIND)
                .with("metadata", metadata)
                .with(
                        "spec",
                        Fields.of("failurePolicy", Map.of("maxRestarts", 0))
                                .with("network", Map.of("enableDNSHostnames", true))
                                .with("replicatedJobs", List.of(job()))
                                .map())
                .map();
    }

    private Map<String, Object> job() {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("completionMode", "Indexed");
        spec.put("completions", gang.nodes());
        spec.put("parallelism", gang.nodes());
        spec.put("backoffLimit", 0);
        spec.put(
                "template",
                Fields.of("metadata", pod.get("metadata"))
                        .with("spec", podSpec())
                        .map());
        return Fields.of("name", JOB)
                .with("replicas", 1)
                .with("template", Map.of("spec", spec))
                .map();
    }

    private Map<String, Object> podSpec() {
        Object account =
                pod.getOrDefault("serviceAccountName", options.runtime().serviceAccount());
        Object deadline = pod.get("activeDeadlineSeconds");
        return Fields.of("restartPolicy", "Never")
                .with("serviceAccountName", account)
                .with("activeDeadlineSeconds", deadline == null ? null : Long.valueOf(deadline.toString()))
                .with("nodeSelector", pod.get("nodeSelector"))
                .with("tolerations", pod.get("tolerations"))
                .with("volumes", pod.get("volumes"))
                .with("initContainers", pod.get("initContainers"))
                .with("containers", List.of(container((Map<?, ?>) pod.get("container"))))
                .map();
    }

    private Map<String, Object> container(Map<?, ?> own) {
        List<Object> variables = new ArrayList<>(common);
        if (own.get("env") instanceof List<?> more) {
            variables.addAll(more);
        }
        variables.add(Environment.variable("FLOW_TASK_NODES", String.valueOf(gang.nodes())));
        variables.add(Fields.of("name", "FLOW_TASK_JOBSET")
                .with(
                        "valueFrom",
                        Map.of("fieldRef", Map.of("fieldPath", "metadata.labels['jobset.sigs.k8s.io/jobset-name']")))
                .map());
        variables.add(Environment.variable(
                "FLOW_TASK_MAIN_ADDRESS", "$(FLOW_TASK_JOBSET)-" + JOB + "-0-0.$(FLOW_TASK_JOBSET)"));
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("name", "main");
        container.put("image", options.runtime().image());
        container.put("command", PodOptions.COMMAND);
        own.forEach((name, value) -> container.put(String.valueOf(name), value));
        container.put("env", variables);
        if (!container.containsKey("envFrom") && options.runtime().storeSecret() != null) {
            container.put("envFrom", Environment.fromSecrets(options.runtime().storeSecret(), List.of()));
        }
        return container;
    }
}
