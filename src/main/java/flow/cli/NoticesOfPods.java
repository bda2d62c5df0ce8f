package flow.cli;

import flow.compile.DeployOptions;
import flow.graph.Secret;
import flow.notify.Key;
import flow.notify.Notice;
import flow.notify.Notices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the pod that ends a run learns who is told of it: {@code FLOW_TASK_NOTICES} says that, {@code FLOW_TASK_NOTICE_1} and so on hold
 * addresses and keys, from secrets of Kubernetes, and {@code FLOW_TASK_NAMESPACE} says where it is.
 */
final class NoticesOfPods {
    private static final String NOTICES = "FLOW_TASK_NOTICES";
    private static final String KEY = "FLOW_TASK_NOTICE_";
    private static final String NAMESPACE = "FLOW_TASK_NAMESPACE";

    private NoticesOfPods() {}

    /** @param notices whose keys are all kept in Kubernetes */
    static DeployOptions.Telling telling(Notices notices) {
        if (notices.all().isEmpty()) {
            return DeployOptions.Telling.NOBODY;
        }
        Map<Secret, String> variables = new LinkedHashMap<>();
        List<Notice> there = new ArrayList<>();
        for (Notice notice : notices.all()) {
            Secret secret = ((Key.Kept) notice.key()).secret();
            String variable = variables.computeIfAbsent(secret, fresh -> KEY + (variables.size() + 1));
            there.add(notice.with(new Key.Kept(new Secret(Secret.Provider.ENVIRONMENT, variable))));
        }
        Map<String, Secret> secrets = new LinkedHashMap<>();
        variables.forEach((secret, variable) -> secrets.put(variable, secret));
        return new DeployOptions.Telling(NOTICES, new Notices(there, notices.ui()).encoded(), secrets);
    }

    /** @throws UsageFault when it is something else that stands there */
    static Notices of(Map<String, String> environment) {
        try {
            return Notices.of(environment.getOrDefault(NOTICES, ""));
        } catch (IllegalArgumentException broken) {
            throw new UsageFault(NOTICES + " cannot be read: " + broken.getMessage());
        }
    }

    /** Without addresses and keys, as the hooks of the run may see it. */
    static Map<String, String> withoutKeys(Map<String, String> environment) {
        Map<String, String> others = new LinkedHashMap<>(environment);
        others.keySet().removeIf(name -> name.startsWith(KEY));
        return others;
    }

    /** Where Argo shows a workflow; empty when nobody says where that is. */
    static String link(Notices notices, String workflow, Map<String, String> environment) {
        String namespace = environment.getOrDefault(NAMESPACE, "");
        return notices.ui().isEmpty() || namespace.isEmpty()
                ? ""
                : notices.ui().replaceFirst("/+$", "") + "/workflows/" + namespace + "/" + workflow;
    }
}
