package flow.compile.argo;

import flow.compile.Bundle.SecretKey;
import flow.graph.Flow;
import flow.graph.Secret;
import flow.graph.StepOptions;
import flow.graph.TaskNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Secrets of Kubernetes that steps name, {@code kubernetes:secret/key}. */
final class SecretKeys {
    private SecretKeys() {}

    static List<Secret> of(StepOptions options) {
        return options.effectiveSecrets().stream()
                .filter(secret -> secret.provider() == Secret.Provider.KUBERNETES)
                .toList();
    }

    static List<SecretKey> of(Flow flow) {
        Map<Secret, SecretKey> keys = new LinkedHashMap<>();
        for (TaskNode node : flow.tasks()) {
            for (Secret secret : of(node.options())) {
                keys.putIfAbsent(secret, new SecretKey(name(secret), secret.name(), node.name()));
            }
        }
        return new ArrayList<>(keys.values());
    }

    /** What the cluster calls the secret that has the key. */
    static String name(Secret secret) {
        return secret.id().substring(0, secret.id().indexOf('/'));
    }
}
