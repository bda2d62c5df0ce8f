package flow.compile.argo;

import flow.compile.DeployOptions;
import flow.graph.Gang;
import flow.graph.Kubernetes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The template of a gang: one object that makes its pods all at once and gives them names in the network. What holds for all pods of the
 * deployment does not reach into it, so it says all of that itself.
 */
final class GangTemplate {
    private static final String CONTAINER = "main";

    private final Gang gang;
    private final Map<String, Object> pod;
    private final DeployOptions options;
    private final List<Map<String, Object>> common;
    private final GangMaker maker;

    /**
     * @param pod the template of such a pod, were it alone
     * @param common the variables of every pod
     */
    GangTemplate(Gang gang, Map<String, Object> pod, DeployOptions options, List<Map<String, Object>> common) {
        this.gang = gang;
        this.pod = pod;
        this.options = options;
        this.common = common;
        this.maker = GangMaker.of(options);
    }

    Map<String, Object> map() {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("action", "create");
        resource.put("setOwnerReference", true);
        resource.put("successCondition", maker.success(gang.nodes()));
        resource.put(
                "failureCondition", isRepeated() ? maker.failureForGood() + ", " + maker.failure() : maker.failure());
        resource.put("manifest", JsonPatch.of(maker.manifest(job(), isRepeated())));
        return Fields.of("inputs", pod.get("inputs"))
                .with("metadata", pod.get("metadata"))
                .with("retryStrategy", retryStrategy())
                .with("resource", resource)
                .map();
    }

    private boolean isRepeated() {
        return pod.containsKey("retryStrategy");
    }

    /** Argo sees no exit code of a node, only that of its own pod, and the condition that was met. */
    private @Nullable Map<String, Object> retryStrategy() {
        if (!(pod.get("retryStrategy") instanceof Map<?, ?> own)) {
            return null;
        }
        Map<String, Object> strategy = new LinkedHashMap<>();
        own.forEach((name, value) -> strategy.put(String.valueOf(name), value));
        strategy.put("expression", "!(lastRetry.message contains '" + maker.forGood() + "')");
        return strategy;
    }

    private Map<String, Object> job() {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("completionMode", "Indexed");
        spec.put("completions", gang.nodes());
        spec.put("parallelism", gang.nodes());
        spec.put("backoffLimit", 0);
        if (isRepeated()) {
            spec.put("podFailurePolicy", Map.of("rules", List.of(failingForGood())));
        }
        spec.put(
                "template",
                Fields.of("metadata", maker.marked((Map<?, ?>) pod.get("metadata")))
                        .with("spec", podSpec())
                        .map());
        return spec;
    }

    private static Map<String, Object> failingForGood() {
        return Fields.of("action", "FailJob")
                .with(
                        "onExitCodes",
                        Fields.of("containerName", CONTAINER)
                                .with("operator", "In")
                                .with("values", PodOptions.FOR_GOOD)
                                .map())
                .map();
    }

    private Map<String, Object> podSpec() {
        Object account =
                pod.getOrDefault("serviceAccountName", options.runtime().serviceAccount());
        Object deadline = pod.get("activeDeadlineSeconds");
        Map<String, Object> spec = Fields.of("restartPolicy", "Never")
                .with("subdomain", maker.subdomain())
                .with("serviceAccountName", account)
                .with("imagePullSecrets", PullSecrets.of(gang))
                .with("activeDeadlineSeconds", deadline == null ? null : Long.valueOf(deadline.toString()))
                .with("nodeSelector", pod.get("nodeSelector"))
                .with("tolerations", pod.get("tolerations"))
                .with("volumes", pod.get("volumes"))
                .with("initContainers", pod.get("initContainers"))
                .with("containers", List.of(container((Map<?, ?>) pod.get("container"))))
                .map();
        Kubernetes kubernetes = gang.options().kubernetes();
        return kubernetes == null || kubernetes.podSpecPatch() == null
                ? spec
                : StrategicMerge.of(spec, Objects.requireNonNull(kubernetes.podSpecPatch()));
    }

    private Map<String, Object> container(Map<?, ?> own) {
        List<Object> variables = new ArrayList<>(common);
        if (own.get("env") instanceof List<?> more) {
            variables.addAll(more);
        }
        variables.add(Environment.variable("FLOW_TASK_NODES", String.valueOf(gang.nodes())));
        variables.addAll(maker.addresses());
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("name", CONTAINER);
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
