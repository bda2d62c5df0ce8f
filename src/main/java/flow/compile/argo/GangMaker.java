package flow.compile.argo;

import flow.compile.Bundle;
import flow.compile.DeployOptions;
import flow.compile.Manifest;
import flow.graph.Flow;
import flow.graph.Gang;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What makes the pods of a gang, with names by which they find each other. */
abstract sealed class GangMaker {
    /** By which the pods of all gangs of a deployment are found; the Service looks for it. */
    private static final String MARK = "flow/gang";

    /** Why a Job has failed of which a pod ended with an exit code that its policy names. */
    private static final String OF_JOB = "PodFailurePolicy";

    /** With what is appended for the object and each of its pods, as in {@code -abcde-node-0-1234-fghij}, it is a label of DNS. */
    private static final int LONGEST = 39;

    private static final int SCHEDULED = 11;

    final DeployOptions options;

    private GangMaker(DeployOptions options) {
        this.options = options;
    }

    static GangMaker of(DeployOptions options) {
        return options.runtime().gangs() == DeployOptions.Gangs.JOBS ? new Jobs(options) : new JobSets(options);
    }

    /** Argo's condition by which it sees that all nodes ended well. */
    abstract String success(int nodes);

    /** Argo's condition by which it sees that one did not. */
    abstract String failure();

    /** What the object says is the reason once a node has failed of which another attempt would be no help. */
    abstract String forGood();

    /**
     * Argo's condition by which it sees that, too. Of several conditions Argo tells the first that is met in the order of what they
     * look at, and so this one before {@link #failure}. Where something suspended the object before, that is its first condition.
     */
    final String failureForGood() {
        return "status.conditions.0.reason == " + forGood() + ", status.conditions.1.reason == " + forGood();
    }

    /**
     * @param job the specification of an indexed job
     * @param isRepeated whether attempts follow one that failed
     */
    abstract Map<String, Object> manifest(Map<String, Object> job, boolean isRepeated);

    /** The variables by which a node knows where the first one is. */
    abstract List<Map<String, Object>> addresses();

    /** Null where the maker itself sees to it. */
    abstract @Nullable String subdomain();

    /** The metadata of the pods. */
    abstract Object marked(Map<?, ?> metadata);

    /** What has to be in the cluster for it. */
    abstract List<Bundle.Requirement> requirements(Flow flow);

    /** What the deployment itself has to have for it. */
    abstract Optional<Manifest> manifest(Flow flow);

    /** The name of the run where that is short enough whoever starts it: a schedule appends most, 11 characters. */
    private String prefix() {
        String deployment = ArgoNames.deployment(options.name());
        return deployment.length() + SCHEDULED <= LONGEST
                ? "{{workflow.name}}"
                : deployment.substring(0, Math.min(deployment.length(), LONGEST));
    }

    final Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("generateName", prefix() + "-");
        metadata.put("labels", Labels.of(options));
        return metadata;
    }

    static Map<String, Object> ofLabel(String variable, String label) {
        return Fields.of("name", variable)
                .with("valueFrom", Map.of("fieldRef", Map.of("fieldPath", "metadata.labels['" + label + "']")))
                .map();
    }

    static List<Gang> gangs(Flow flow) {
        return flow.tasks().stream()
                .filter(Gang.class::isInstance)
                .map(Gang.class::cast)
                .toList();
    }

    /** See {@link DeployOptions.Gangs#JOB_SETS}. */
    private static final class JobSets extends GangMaker {
        private static final String API = "jobset.x-k8s.io/v1alpha2";
        private static final String KIND = "JobSet";
        private static final String JOB = "node";

        JobSets(DeployOptions options) {
            super(options);
        }

        @Override
        String success(int nodes) {
            return "status.terminalState == Completed";
        }

        @Override
        String failure() {
            return "status.terminalState == Failed";
        }

        @Override
        String forGood() {
            return "FailJobSetFailurePolicyAction";
        }

        @Override
        Map<String, Object> manifest(Map<String, Object> job, boolean isRepeated) {
            Map<String, Object> replicated = Fields.of("name", JOB)
                    .with("replicas", 1)
                    .with("template", Map.of("spec", job))
                    .map();
            return Fields.of("apiVersion", API)
                    .with("kind", KIND)
                    .with("metadata", metadata())
                    .with(
                            "spec",
                            Fields.of("failurePolicy", failurePolicy(isRepeated))
                                    .with("network", Map.of("enableDNSHostnames", true))
                                    .with("replicatedJobs", List.of(replicated))
                                    .map())
                    .map();
        }

        /** Without the rule it says of all failures that it was not to begin again. */
        private static Map<String, Object> failurePolicy(boolean isRepeated) {
            List<Object> rules = isRepeated
                    ? List.of(Fields.of("name", "forGood")
                            .with("action", "FailJobSet")
                            .with("onJobFailureReasons", List.of(OF_JOB))
                            .map())
                    : List.of();
            return Fields.of("maxRestarts", 0).with("rules", rules).map();
        }

        @Override
        List<Map<String, Object>> addresses() {
            return List.of(
                    ofLabel("FLOW_TASK_JOBSET", "jobset.sigs.k8s.io/jobset-name"),
                    Environment.variable(
                            "FLOW_TASK_MAIN_ADDRESS", "$(FLOW_TASK_JOBSET)-" + JOB + "-0-0.$(FLOW_TASK_JOBSET)"));
        }

        @Override
        @Nullable
        String subdomain() {
            return null;
        }

        @Override
        Object marked(Map<?, ?> metadata) {
            return metadata;
        }

        @Override
        List<Bundle.Requirement> requirements(Flow flow) {
            return gangs(flow).stream()
                    .map(gang -> new Bundle.Requirement(
                            API,
                            KIND,
                            "step '" + gang.name() + "' runs on " + gang.nodes() + " nodes",
                            "install it (jobset.sigs.k8s.io), or deploy with --gang jobs"))
                    .toList();
        }

        @Override
        Optional<Manifest> manifest(Flow flow) {
            return Optional.empty();
        }
    }

    /** See {@link DeployOptions.Gangs#JOBS}. */
    private static final class Jobs extends GangMaker {

        Jobs(DeployOptions options) {
            super(options);
        }

        private String service() {
            return ArgoNames.deployment(options.name()) + "-gang";
        }

        @Override
        String success(int nodes) {
            return "status.succeeded == " + nodes;
        }

        @Override
        String failure() {
            return "status.failed > 0";
        }

        @Override
        String forGood() {
            return OF_JOB;
        }

        @Override
        Map<String, Object> manifest(Map<String, Object> job, boolean isRepeated) {
            return Fields.of("apiVersion", "batch/v1")
                    .with("kind", "Job")
                    .with("metadata", metadata())
                    .with("spec", job)
                    .map();
        }

        @Override
        List<Map<String, Object>> addresses() {
            return List.of(
                    ofLabel("FLOW_TASK_JOB", "batch.kubernetes.io/job-name"),
                    Environment.variable("FLOW_TASK_MAIN_ADDRESS", "$(FLOW_TASK_JOB)-0." + service()));
        }

        @Override
        String subdomain() {
            return service();
        }

        @Override
        Object marked(Map<?, ?> metadata) {
            Map<String, Object> labels = new LinkedHashMap<>(Labels.of(options));
            labels.put(MARK, "true");
            if (metadata.get("labels") instanceof Map<?, ?> own) {
                own.forEach((name, value) -> labels.put(String.valueOf(name), value));
            }
            Map<String, Object> marked = new LinkedHashMap<>();
            metadata.forEach((name, value) -> marked.put(String.valueOf(name), value));
            marked.put("labels", labels);
            return marked;
        }

        @Override
        List<Bundle.Requirement> requirements(Flow flow) {
            return List.of();
        }

        /** A Service without an address of its own: it gives each pod a name, also before all are there. */
        @Override
        Optional<Manifest> manifest(Flow flow) {
            if (gangs(flow).isEmpty()) {
                return Optional.empty();
            }
            Map<String, Object> selector = new LinkedHashMap<>();
            selector.put(Marks.PART_OF, ArgoNames.deployment(options.name()));
            selector.put(MARK, "true");
            return Optional.of(new Manifest(Fields.of("apiVersion", "v1")
                    .with("kind", "Service")
                    .with(
                            "metadata",
                            Fields.of("name", service())
                                    .with("labels", Labels.of(options))
                                    .map())
                    .with(
                            "spec",
                            Fields.of("clusterIP", "None")
                                    .with("publishNotReadyAddresses", true)
                                    .with("selector", selector)
                                    .map())
                    .map()));
        }
    }
}
