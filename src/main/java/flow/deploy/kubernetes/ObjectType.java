package flow.deploy.kubernetes;

import flow.compile.Manifest;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of objects that flow has to do with. */
enum ObjectType {
    CONFIG_MAP("v1", "ConfigMap", "configmaps"),
    SERVICE("v1", "Service", "services"),
    WORKFLOW_TEMPLATE("argoproj.io/v1alpha1", "WorkflowTemplate", "workflowtemplates"),
    CRON_WORKFLOW("argoproj.io/v1alpha1", "CronWorkflow", "cronworkflows"),
    SENSOR("argoproj.io/v1alpha1", "Sensor", "sensors"),
    WORKFLOW("argoproj.io/v1alpha1", "Workflow", "workflows"),
    POD("v1", "Pod", "pods"),
    JOB("batch/v1", "Job", "jobs"),
    JOB_SET("jobset.x-k8s.io/v1alpha2", "JobSet", "jobsets"),
    NAMESPACE("v1", "Namespace", "namespaces"),
    SECRET("v1", "Secret", "secrets"),
    SERVICE_ACCOUNT("v1", "ServiceAccount", "serviceaccounts"),
    ACCESS_REVIEW("authorization.k8s.io/v1", "SelfSubjectAccessReview", "selfsubjectaccessreviews");

    /** What a deployment consists of; what others refer to goes first. */
    static final List<ObjectType> DEPLOYED = List.of(CONFIG_MAP, SERVICE, WORKFLOW_TEMPLATE, CRON_WORKFLOW, SENSOR);

    private final String apiVersion;
    private final String kind;
    private final String plural;

    ObjectType(String apiVersion, String kind, String plural) {
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.plural = plural;
    }

    /** @throws IllegalArgumentException for a kind that no target of ours makes */
    static ObjectType of(Manifest manifest) {
        return of(manifest.kind(), manifest);
    }

    /** @throws IllegalArgumentException for a kind that flow has nothing to do with */
    static ObjectType of(Live object) {
        return of(object.text("kind"), object);
    }

    private static ObjectType of(String kind, Object what) {
        return Stream.of(values())
                .filter(type -> type.kind.equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(what + " is of an unknown kind"));
    }

    String apiVersion() {
        return apiVersion;
    }

    String kind() {
        return kind;
    }

    String plural() {
        return plural;
    }

    /** Empty for the core. */
    String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    String version() {
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    boolean isNamespaced() {
        return this != NAMESPACE && this != ACCESS_REVIEW;
    }

    /** Whether it starts runs, and so need not outlive the deployment for those that go on. */
    boolean isStarter() {
        return this == CRON_WORKFLOW || this == SENSOR;
    }

    /** Whether only some deployments have one, and clusters without such are right for the others. */
    boolean isRare() {
        return group().isEmpty() || this == SENSOR;
    }

    /** Whether a cluster takes others away with it that are to stay: the runs that a schedule started are its. */
    boolean hasDependents() {
        return this == CRON_WORKFLOW;
    }
}
