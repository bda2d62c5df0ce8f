package flow.compile.argo;

import flow.compile.DeployOptions;
import flow.graph.Gang;
import flow.graph.Kubernetes;
import flow.graph.PodImage;
import flow.graph.Retry;
import flow.graph.Secret;
import flow.graph.StepOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the options of a step mean for the pod that runs it: a template without its name. */
final class PodOptions {
    /** Where flow stands in an image of flow. */
    static final String HOME = "/opt/flow";

    /** Where flow stands in the image of somebody else: copied there before it starts. */
    private static final String COPIED = "/flow";

    /** What every pod runs. */
    static final List<String> COMMAND = List.of(HOME + "/bin/flow", "task");

    private static final String RUNTIME = "flow-runtime";

    /** Added to a step's own timeout, which flow looks to itself: to fetch the image, and to say how it ended. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    /** {@code flow task} ends with these when nothing will change, so that another attempt would be no help. */
    static final List<Integer> FOR_GOOD = List.of(2, 3, 78);

    private static final String UNLESS_FOR_GOOD = FOR_GOOD.stream()
            .map(code -> "'" + code + "'")
            .collect(Collectors.joining(", ", "!(lastRetry.exitCode in [", "])"));

    private static final Retry EXIT = Retry.times(2);

    private final DeployOptions deployment;
    private final DeployOptions.Runtime runtime;
    private final List<Map<String, Object>> common;

    /** @param common the variables of every pod */
    PodOptions(DeployOptions deployment, List<Map<String, Object>> common) {
        this.deployment = deployment;
        this.runtime = deployment.runtime();
        this.common = common;
    }

    Map<String, Object> of(StepOptions options) {
        Template template = new Template(options, List.of());
        return template.map();
    }

    /** It makes no attempt at the body, so it needs nothing of what that needs. */
    Map<String, Object> ofCaught() {
        Map<String, Object> inputs =
                Map.of("parameters", List.of(at(), Map.of("name", Pods.STATUS), Map.of("name", Pods.CODE)));
        List<Map<String, Object>> environment = List.of(
                Environment.variable("FLOW_TASK_CAUGHT", "{{inputs.parameters.status}} {{inputs.parameters.code}}"));
        return new Template(StepOptions.NONE, environment).withInputs(inputs).map();
    }

    Map<String, Object> ofExit() {
        StepOptions options = new StepOptions(null, null, EXIT, null, null, null, null, Map.of(), null);
        return new Template(options, Environment.ofExit(deployment)).map();
    }

    Map<String, Object> ofGang(Gang gang) {
        return new GangTemplate(gang, of(gang.options()), deployment, common).map();
    }

    private static Map<String, Object> at() {
        return Fields.of("name", Scope.AT).withEmpty("default", "").map();
    }

    /** One of them while it is made. */
    private final class Template {
        private final StepOptions options;
        private final List<Map<String, Object>> environment;
        private final Kubernetes kubernetes;
        private final Volumes volumes;
        private Map<String, Object> inputs = Map.of("parameters", List.of(at()));

        Template(StepOptions options, List<Map<String, Object>> environment) {
            this.options = options;
            this.environment = environment;
            this.kubernetes = Optional.ofNullable(options.kubernetes()).orElse(Kubernetes.NONE);
            this.volumes = new Volumes(kubernetes.volumes(), options.kubernetesResources(), secrets());
            if (isOwnImage()) {
                volumes.scratch(RUNTIME, COPIED);
            }
        }

        Template withInputs(Map<String, Object> others) {
            inputs = others;
            return this;
        }

        private boolean isOwnImage() {
            String name = kubernetes.image().name();
            return name != null && !name.equals(runtime.image());
        }

        private List<Secret> secrets() {
            return SecretKeys.of(options);
        }

        Map<String, Object> map() {
            return Fields.of("inputs", inputs)
                    .with("metadata", metadata())
                    .with("retryStrategy", retry().orElse(null))
                    .with("activeDeadlineSeconds", deadline())
                    .with("serviceAccountName", kubernetes.placement().serviceAccount())
                    .with("nodeSelector", kubernetes.placement().nodeSelector())
                    .with("tolerations", Tolerations.of(kubernetes.placement().tolerations()))
                    .with("volumes", volumes.sources())
                    .with("initContainers", isOwnImage() ? List.of(copying()) : null)
                    .withEmpty("container", container())
                    .with("podSpecPatch", patch())
                    .map();
        }

        private Map<String, Object> metadata() {
            Map<String, Object> annotations = new LinkedHashMap<>();
            annotations.put("flow/task", "{{tasks.name}}{{inputs.parameters.at}}");
            annotations.putAll(kubernetes.annotations());
            return Fields.of("annotations", annotations)
                    .with("labels", new LinkedHashMap<>(kubernetes.labels()))
                    .map();
        }

        private Optional<Map<String, Object>> retry() {
            Retry retry = options.effectiveRetry();
            if (retry.effectiveTimes() == 0) {
                return Optional.empty();
            }
            return Optional.of(Fields.of("limit", String.valueOf(retry.effectiveTimes()))
                    .with("retryPolicy", "Always")
                    .with("expression", UNLESS_FOR_GOOD)
                    .with("backoff", Backoff.of(retry).orElse(null))
                    .map());
        }

        private String deadline() {
            return options.effectiveTimeout()
                    .map(timeout -> String.valueOf(timeout.plus(MARGIN).toSeconds()))
                    .orElse("");
        }

        private Map<String, Object> copying() {
            return Fields.of("name", "flow")
                    .with("image", runtime.image())
                    .with("command", List.of("cp", "-R", HOME + "/.", COPIED))
                    .with("volumeMounts", List.of(Volumes.mount(RUNTIME, COPIED)))
                    .map();
        }

        private Map<String, Object> container() {
            PodImage image = kubernetes.image();
            List<Map<String, Object>> variables = new ArrayList<>();
            if (retry().isPresent()) {
                variables.add(Environment.variable("FLOW_TASK_ATTEMPT", "{{retries}}"));
            }
            if (!secrets().isEmpty()) {
                variables.add(Environment.variable("FLOW_TASK_SECRETS", Volumes.SECRETS));
            }
            variables.addAll(environment);
            return Fields.of("image", isOwnImage() ? image.name() : null)
                    .with(
                            "imagePullPolicy",
                            image.pullPolicy() == null
                                    ? null
                                    : image.pullPolicy().spelling())
                    .with("command", isOwnImage() ? List.of(COPIED + "/bin/flow", "task") : null)
                    .with("env", variables)
                    .with("envFrom", fromSecrets())
                    .with("resources", new PodResources(options.kubernetesResources()).map())
                    .with("volumeMounts", volumes.mounts())
                    .map();
        }

        /** Where it says nothing, that of all others holds. */
        private List<Map<String, Object>> fromSecrets() {
            List<String> names = kubernetes.secrets();
            return names == null || names.isEmpty() ? List.of() : Environment.fromSecrets(runtime.storeSecret(), names);
        }

        private String patch() {
            return kubernetes.podSpecPatch() == null
                    ? ""
                    : JsonPatch.of(Objects.requireNonNull(kubernetes.podSpecPatch()));
        }
    }
}
