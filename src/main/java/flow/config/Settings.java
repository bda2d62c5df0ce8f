package flow.config;

import java.util.List;

/** The table of everything that can be set in this release. */
public final class Settings {

    public static final Setting<String> STORE = Setting.text(
            "store",
            ".flow",
            "Where runs are kept: a folder ('.flow' is looked for upwards from the current one), or s3://BUCKET/PREFIX");

    public static final Setting<String> S3_ENDPOINT = Setting.text(
            "store-s3.endpoint",
            "",
            "Address of an S3 service that is not AWS's, such as https://minio.example.org:9000");

    public static final Setting<String> S3_REGION =
            Setting.text("store-s3.region", "", "Region of the bucket; that of the environment or the profile if none");

    public static final Setting<Boolean> S3_PATH_STYLE = Setting.yesOrNo(
            "store-s3.path-style", false, "The bucket stands in the path of addresses, as MinIO and Ceph want it");

    public static final Setting<Boolean> S3_CONDITIONAL_WRITES = Setting.yesOrNo(
            "store-s3.conditional-writes",
            true,
            "Refuse a service that overwrites what it was told to create; without, no two may resume the same run");

    public static final Setting<Integer> S3_TIMEOUT =
            Setting.count("store-s3.timeout", 60, "Seconds that one request may take, with all that it carries");

    public static final Setting<Integer> MAX_WORKERS = Setting.count(
            "run.max-workers",
            Math.max(4, Runtime.getRuntime().availableProcessors()),
            "How many tasks of a run work at the same time");

    public static final Setting<Boolean> FAIL_FAST =
            Setting.yesOrNo("run.fail-fast", false, "Start nothing new after the first task that finally failed");

    public static final Setting<Integer> LOG_LIMIT = Setting.count(
            "run.log-limit",
            10,
            "How many MB are kept of what an attempt prints: its beginning, and the last tenth from its end");

    public static final Setting<String> DURABILITY = Setting.oneOf(
            "durability",
            List.of("full", "fast"),
            "full",
            "What is said to be done survives a power cut (full), or the end of the process only (fast)");

    public static final Setting<String> BRANCH =
            Setting.text("project.branch", "", "Branch 'test.NAME' of the flow's project, instead of 'user.NAME'");

    public static final Setting<Boolean> PRODUCTION =
            Setting.yesOrNo("project.production", false, "Branch 'prod' of the flow's project, instead of 'user.NAME'");

    public static final Setting<Boolean> OFFLINE = Setting.yesOrNo(
            "libraries.offline", false, "Fetch no libraries; what scripts ask for must be on this machine already");

    public static final Setting<String> PACKAGE_INCLUDE = Setting.text(
            "package.include",
            "",
            "Files beside a script that are no sources and belong to its code package: 'data/**, *.csv'");

    public static final Setting<String> PACKAGE_EXCLUDE = Setting.text(
            "package.exclude", "", "Files beside a script that do not belong to its code package; likewise");

    public static final Setting<String> KUBERNETES_IMAGE = Setting.text(
            "kubernetes.image",
            "",
            "Image of pods, with flow in /opt/flow; 'flowscript/flow:VERSION' of this release if none");

    public static final Setting<String> KUBERNETES_STORE_SECRET = Setting.text(
            "kubernetes.store-secret",
            "",
            "Kubernetes secret whose keys are variables with credentials for the store; the service account's own if none");

    public static final Setting<String> KUBERNETES_SERVICE_ACCOUNT =
            Setting.text("kubernetes.service-account", "flow", "Service account of the pods of deployed flows");

    public static final Setting<String> KUBERNETES_CONTEXT = Setting.text(
            "kubernetes.context", "", "Context of the kubeconfig, and so the cluster; the current one if none");

    public static final Setting<String> KUBERNETES_NAMESPACE =
            Setting.text("kubernetes.namespace", "", "Namespace of deployed flows; the context's if none");

    public static final Setting<Integer> KUBERNETES_TIMEOUT = Setting.count(
            "kubernetes.timeout",
            30,
            "Seconds that one request to the cluster may take; one without an answer is repeated three times");

    public static final Setting<Integer> DEPLOY_MAX_WORKERS =
            Setting.count("deploy.max-workers", 100, "How many tasks of a deployed run work at the same time");

    public static final Setting<String> EVENTS_BUS =
            Setting.text("events.bus", "default", "EventBus of Argo Events by which deployed flows get events");

    public static final Setting<String> EVENTS_SOURCE = Setting.text(
            "events.source", "flow-events", "EventSource of Argo Events to which flow's own events are published");

    public static final Setting<String> EVENTS_EVENT =
            Setting.text("events.event", "event", "What that EventSource calls flow's own events");

    public static final Setting<String> EVENTS_URL = Setting.text(
            "events.url",
            "",
            "Where events are published, such as http://flow-events.NAMESPACE.svc:12000/event; deployed flows announce their ends there");

    public static final Setting<String> EVENTS_TOKEN = Setting.secret(
            "events.token", "What lets events in there that this machine publishes; pods have it from a secret");

    public static final Setting<String> EVENTS_SENSOR_ACCOUNT = Setting.text(
            "events.sensor-account",
            "flow-sensor",
            "Service account as which Argo Events starts runs of deployed flows");

    public static final Setting<Integer> ARGO_KEEP_SUCCEEDED = Setting.count(
            "argo.keep-succeeded",
            7,
            "Days that Argo keeps what it knows of a run that succeeded; the store keeps the run");

    public static final Setting<Integer> ARGO_KEEP_FAILED =
            Setting.count("argo.keep-failed", 30, "Days that Argo keeps what it knows of a run that failed");

    public static final Setting<String> ARGO_UI_URL = Setting.text(
            "argo.ui-url",
            "",
            "Address of Argo's UI, such as https://argo.example.org: messages link to their run there");

    public static final Setting<String> NOTIFY_ON_ERROR = Setting.text(
            "notify.on-error",
            "",
            "Who is told of runs that fail: 'slack, pagerduty, incident.io', 'all' whose address is set, or 'none'");

    public static final Setting<String> NOTIFY_ON_SUCCESS =
            Setting.text("notify.on-success", "", "Who is told of runs that succeed; likewise");

    public static final Setting<String> NOTIFY_MESSAGE = Setting.text(
            "notify.message", "", "What they are told: a text with {flow}, {status}, {error} and the like in it");

    public static final Setting<String> NOTIFY_SEVERITY = Setting.oneOf(
            "notify.severity",
            List.of("critical", "error", "warning", "info"),
            "error",
            "How bad it is that a run fails, for PagerDuty");

    public static final Setting<String> NOTIFY_SLACK_WEBHOOK_URL = Setting.secret(
            "notify.slack-webhook-url",
            "Address of an incoming webhook of Slack, or where it is kept: env:NAME, file:/path, kubernetes:secret/key");

    public static final Setting<String> NOTIFY_PAGERDUTY_KEY =
            Setting.secret("notify.pagerduty-key", "Integration key of PagerDuty's Events API v2, or where it is kept");

    public static final Setting<String> NOTIFY_PAGERDUTY_URL = Setting.text(
            "notify.pagerduty-url",
            "https://events.pagerduty.com",
            "Address of PagerDuty's events; https://events.eu.pagerduty.com in its EU region");

    public static final Setting<String> NOTIFY_INCIDENT_KEY =
            Setting.secret("notify.incident-key", "Key of an alert source of incident.io, or where it is kept");

    public static final Setting<String> NOTIFY_INCIDENT_SOURCE =
            Setting.text("notify.incident-source", "", "Id of that alert source");

    public static final Setting<String> NOTIFY_INCIDENT_URL =
            Setting.text("notify.incident-url", "https://api.incident.io", "Address of incident.io's API");

    public static final Setting<String> CACHE = Setting.text(
            "cache", "~/.cache/flow", "Folder for what can be made again at any time, such as compiled scripts");

    public static final Setting<String> COLOR = Setting.oneOf(
            "color", List.of("auto", "always", "never"), "auto", "Colours; 'auto' means on a terminal only");

    public static final Setting<String> PROFILE =
            Setting.text("profile", "", "Section below 'profiles:' whose settings go before the others of the files");

    /** In the order in which people see them. */
    public static final List<Setting<?>> ALL = List.of(
            STORE,
            S3_ENDPOINT,
            S3_REGION,
            S3_PATH_STYLE,
            S3_CONDITIONAL_WRITES,
            S3_TIMEOUT,
            MAX_WORKERS,
            FAIL_FAST,
            LOG_LIMIT,
            DURABILITY,
            BRANCH,
            PRODUCTION,
            PACKAGE_INCLUDE,
            PACKAGE_EXCLUDE,
            OFFLINE,
            KUBERNETES_CONTEXT,
            KUBERNETES_NAMESPACE,
            KUBERNETES_TIMEOUT,
            KUBERNETES_IMAGE,
            KUBERNETES_STORE_SECRET,
            KUBERNETES_SERVICE_ACCOUNT,
            DEPLOY_MAX_WORKERS,
            EVENTS_BUS,
            EVENTS_SOURCE,
            EVENTS_EVENT,
            EVENTS_SENSOR_ACCOUNT,
            EVENTS_URL,
            EVENTS_TOKEN,
            ARGO_KEEP_SUCCEEDED,
            ARGO_KEEP_FAILED,
            ARGO_UI_URL,
            NOTIFY_ON_ERROR,
            NOTIFY_ON_SUCCESS,
            NOTIFY_MESSAGE,
            NOTIFY_SEVERITY,
            NOTIFY_SLACK_WEBHOOK_URL,
            NOTIFY_PAGERDUTY_KEY,
            NOTIFY_PAGERDUTY_URL,
            NOTIFY_INCIDENT_KEY,
            NOTIFY_INCIDENT_SOURCE,
            NOTIFY_INCIDENT_URL,
            CACHE,
            COLOR,
            PROFILE);

    /** In front of the names of variables: {@code environment.REGION}. */
    static final String ENVIRONMENT = "environment.";

    /** Those of a kind of store, whose names go on behind its scheme: {@code endpoint} of {@code store-s3.endpoint}. */
    public static List<Setting<?>> ofStore(String scheme) {
        return ALL.stream()
                .filter(setting -> setting.key().startsWith(section(scheme)))
                .toList();
    }

    /** In front of the names of those settings. */
    public static String section(String scheme) {
        return "store-" + scheme + ".";
    }

    private Settings() {}

    /** A variable that bodies see. */
    static Setting<String> variable(String name) {
        return Setting.scalar(ENVIRONMENT + name, "What 'env." + name + "' shows in bodies");
    }
}
