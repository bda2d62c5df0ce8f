package flow.compile.argo;

import flow.compile.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The accounts, roles and bindings that deploying and running need, for whoever looks after the cluster. */
public final class Roles {
    private static final String API = "rbac.authorization.k8s.io/v1";
    private static final String GROUP = "rbac.authorization.k8s.io";
    private static final String ARGO = "argoproj.io";
    private static final String DEPLOYER = "flow-deployer";

    /** What the container of Argo beside the task's does; and what it makes the nodes of a gang of. */
    private static final List<Map<String, Object>> OF_PODS = List.of(
            rule(ARGO, List.of("workflowtaskresults"), "create", "patch"),
            rule("jobset.x-k8s.io", List.of("jobsets"), "create", "get", "list", "watch"),
            rule("batch", List.of("jobs"), "create", "get", "list", "watch"));

    private static final List<Map<String, Object>> OF_SENSORS = List.of(rule(ARGO, List.of("workflows"), "create"));

    private static final List<Map<String, Object>> OF_PEOPLE = List.of(
            rule(
                    ARGO,
                    List.of("workflowtemplates", "cronworkflows", "sensors"),
                    "get",
                    "list",
                    "create",
                    "patch",
                    "delete"),
            rule(ARGO, List.of("workflows"), "get", "list", "create", "patch"),
            rule("", List.of("configmaps", "services"), "get", "list", "create", "patch", "delete"),
            rule("jobset.x-k8s.io", List.of("jobsets"), "list", "delete"),
            rule("batch", List.of("jobs"), "list", "delete"),
            rule("", List.of("pods"), "get", "list"),
            rule("", List.of("pods/log", "serviceaccounts"), "get"));

    private Roles() {}

    /**
     * @param namespace of the flows
     * @param account as which pods run
     * @param sensors as which runs are started when events come
     * @param user who deploys
     */
    public static List<Manifest> of(String namespace, String account, String sensors, String user) {
        Map<String, Object> person = Fields.of("kind", "User")
                .with("name", user)
                .with("apiGroup", GROUP)
                .map();
        List<Manifest> all = new ArrayList<>(ofAccount(account, namespace, OF_PODS));
        all.addAll(ofAccount(sensors, namespace, OF_SENSORS));
        all.add(role(DEPLOYER, namespace, OF_PEOPLE));
        all.add(binding(DEPLOYER, namespace, person));
        return all;
    }

    private static List<Manifest> ofAccount(String name, String namespace, List<Map<String, Object>> rules) {
        Map<String, Object> account = Fields.of("kind", "ServiceAccount")
                .with("name", name)
                .with("namespace", namespace)
                .map();
        return List.of(
                new Manifest(Fields.of("apiVersion", "v1")
                        .with("kind", "ServiceAccount")
                        .with("metadata", metadata(name, namespace))
                        .map()),
                role(name, namespace, rules),
                binding(name, namespace, account));
    }

    private static Map<String, Object> metadata(String name, String namespace) {
        return Fields.of("name", name)
                .with("namespace", namespace)
                .with("labels", Map.of(Marks.MANAGED_BY, Marks.FLOW_ITSELF))
                .map();
    }

    private static Manifest role(String name, String namespace, List<Map<String, Object>> rules) {
        return new Manifest(Fields.of("apiVersion", API)
                .with("kind", "Role")
                .with("metadata", metadata(name, namespace))
                .with("rules", rules)
                .map());
    }

    private static Map<String, Object> rule(String group, List<String> resources, String... verbs) {
        return Fields.of("apiGroups", List.of(group))
                .with("resources", resources)
                .with("verbs", List.of(verbs))
                .map();
    }

    private static Manifest binding(String name, String namespace, Map<String, Object> subject) {
        return new Manifest(Fields.of("apiVersion", API)
                .with("kind", "RoleBinding")
                .with("metadata", metadata(name, namespace))
                .with(
                        "roleRef",
                        Fields.of("apiGroup", GROUP)
                                .with("kind", "Role")
                                .with("name", name)
                                .map())
                .with("subjects", List.of(subject))
                .map());
    }
}
