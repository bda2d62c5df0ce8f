package flow.compile.argo;

import flow.compile.DeployOptions;
import flow.compile.Manifest;
import flow.graph.Flow;
import flow.graph.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The WorkflowTemplate of a deployment. Where its templates are more than one may hold, further ones follow it, to which it refers; what
 * it says of all pods holds in those as well.
 */
final class WorkflowTemplates {
    static final String API = "argoproj.io/v1alpha1";

    /** How many templates the definition of Argo's objects allows in one. */
    private static final int MOST_TEMPLATES = 200;

    /** How long Argo leaves the pods of a run that succeeded: people may want to look at them. */
    private static final String PODS_STAY = "600s";

    private static final int DIGEST = 6;

    private final Flow flow;
    private final DeployOptions options;
    private String digest = "";

    WorkflowTemplates(Flow flow, DeployOptions options) {
        this.flow = flow;
        this.options = options;
    }

    /** @param dags of which the first is the whole flow, and the last what follows its end */
    List<Manifest> of(List<DagTemplate> dags, List<Map<String, Object>> pods) {
        List<String> order = names(dags, pods);
        Map<String, Integer> places = new LinkedHashMap<>();
        order.forEach(name -> places.put(name, places.size() / MOST_TEMPLATES));
        int count = (places.size() + MOST_TEMPLATES - 1) / MOST_TEMPLATES;
        digest = count == 1 ? "" : digest(dags, pods);
        List<List<Map<String, Object>>> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            parts.add(new ArrayList<>());
        }
        Map<String, Map<String, Object>> trees = new LinkedHashMap<>();
        for (DagTemplate dag : dags) {
            trees.put(dag.name(), dag.tree(target(places, places.get(dag.name()))));
        }
        pods.forEach(pod -> trees.put(String.valueOf(pod.get("name")), pod));
        order.forEach(name -> parts.get(places.get(name)).add(trees.get(name)));
        List<Manifest> manifests = new ArrayList<>();
        // What a template refers to is there before it.
        for (int part = count - 1; part >= 0; part--) {
            manifests.add(manifest(part, parts.get(part)));
        }
        return manifests;
    }

    /** What a run begins and ends with stands in the first one. */
    private static List<String> names(List<DagTemplate> dags, List<Map<String, Object>> pods) {
        List<String> names = new ArrayList<>();
        names.add(dags.get(0).name());
        names.add(dags.get(dags.size() - 1).name());
        dags.subList(1, dags.size() - 1).forEach(dag -> names.add(dag.name()));
        pods.forEach(pod -> names.add(String.valueOf(pod.get("name"))));
        return names;
    }

    private Function<String, Map<String, Object>> target(Map<String, Integer> places, int from) {
        return template -> {
            int part = Objects.requireNonNull(places.get(template), template);
            return part == from
                    ? Map.of("template", template)
                    : Map.of(
                            "templateRef",
                            Fields.of("name", name(part))
                                    .with("template", template)
                                    .map());
        };
    }

    /**
     * A run has a copy of the first part, as it was when it began; the others it looks up when it comes to them. So these are called
     * otherwise as soon as anything in them is, and those of a run that goes on stay as they are.
     */
    private String name(int part) {
        String name = ArgoNames.deployment(options.name());
        return part == 0 ? name : name + "-part-" + part + "-" + digest;
    }

    private static String digest(List<DagTemplate> dags, List<Map<String, Object>> pods) {
        StringBuilder all = new StringBuilder();
        dags.forEach(dag -> all.append(JsonPatch.of(dag.tree(template -> Map.of("template", template)))));
        pods.forEach(pod -> all.append(JsonPatch.of(pod)));
        return Sha256.of(all.toString()).substring(0, DIGEST);
    }

    private Manifest manifest(int part, List<Map<String, Object>> templates) {
        Fields metadata = Fields.of("name", name(part))
                .with("labels", Labels.of(options))
                .with("annotations", part == 0 ? Annotations.all(flow, options) : null);
        return new Manifest(Fields.of("apiVersion", API)
                .with("kind", "WorkflowTemplate")
                .with("metadata", metadata.map())
                .with("spec", part == 0 ? whole(templates) : part(templates))
                .map());
    }

    /** Of a part nothing but its templates counts when it runs; what all pods have is there for Argo's validator. */
    private Map<String, Object> part(List<Map<String, Object>> templates) {
        return Fields.of("templateDefaults", defaults())
                .with("templates", templates)
                .map();
    }

    private Map<String, Object> whole(List<Map<String, Object>> templates) {
        DeployOptions.Limits limits = options.limits();
        Map<String, Object> marks = Fields.of("labels", Labels.of(options))
                .with("annotations", Annotations.titles(flow))
                .map();
        return Fields.of("entrypoint", templates.get(0).get("name"))
                .with("onExit", Exit.DAG)
                .with("serviceAccountName", options.runtime().serviceAccount())
                .with("imagePullSecrets", PullSecrets.of(flow))
                .with("arguments", arguments())
                .with("parallelism", limits.maxWorkers())
                .with("activeDeadlineSeconds", seconds(limits.timeout()).orElse(null))
                .with("priority", limits.priority())
                .with("synchronization", limits.maxConcurrentRuns() == null ? null : Concurrency.of(options))
                .with("ttlStrategy", ttl(limits))
                .with("podGC", podGC())
                .with("podMetadata", Map.of("labels", Labels.of(options)))
                .with("workflowMetadata", marks)
                .with("templateDefaults", defaults())
                .with("templates", templates)
                .map();
    }

    private Map<String, Object> arguments() {
        List<Map<String, Object>> parameters = new Parameters(flow, options.defaults()).trees();
        return parameters.isEmpty() ? Map.of() : Map.of("parameters", parameters);
    }

    private static Map<String, Object> podGC() {
        return Fields.of("strategy", "OnWorkflowSuccess")
                .with("deleteDelayDuration", PODS_STAY)
                .map();
    }

    private static Map<String, Object> ttl(DeployOptions.Limits limits) {
        return Fields.of("secondsAfterSuccess", seconds(limits.keepSucceeded()).orElse(null))
                .with("secondsAfterFailure", seconds(limits.keepFailed()).orElse(null))
                .map();
    }

    private static Optional<Long> seconds(Duration duration) {
        return Optional.ofNullable(duration).map(Duration::toSeconds);
    }

    private Map<String, Object> defaults() {
        DeployOptions.Runtime runtime = options.runtime();
        Map<String, Object> container = Fields.of("image", runtime.image())
                .with("command", PodOptions.COMMAND)
                .with("env", Environment.common(flow, options))
                .with("envFrom", Environment.fromSecrets(runtime.storeSecret(), List.of()))
                .map();
        return Map.of("container", container);
    }
}
