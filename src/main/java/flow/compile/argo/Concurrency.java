package flow.compile.argo;

import flow.compile.DeployOptions;
import flow.compile.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many runs of a deployment may go on at a time; others wait in Argo's queue. */
final class Concurrency {
    private static final String KEY = "runs";

    private Concurrency() {}

    private static int most(DeployOptions options) {
        Integer most = options.limits().maxConcurrentRuns();
        return most == null ? 0 : most;
    }

    static Map<String, Object> of(DeployOptions options) {
        String name = ArgoNames.deployment(options.name());
        if (most(options) == 1) {
            return Map.of("mutexes", List.of(Map.of("name", name)));
        }
        Map<String, Object> key = Fields.of("name", map(name)).with("key", KEY).map();
        return Map.of("semaphores", List.of(Map.of("configMapKeyRef", key)));
    }

    private static String map(String name) {
        return name + "-limit";
    }

    /** What Argo looks the number up in; empty where it needs none. */
    static Optional<Manifest> manifest(DeployOptions options) {
        if (most(options) <= 1) {
            return Optional.empty();
        }
        return Optional.of(new Manifest(Fields.of("apiVersion", "v1")
                .with("kind", "ConfigMap")
                .with(
                        "metadata",
                        Fields.of("name", map(ArgoNames.deployment(options.name())))
                                .with("labels", Labels.of(options))
                                .map())
                .with("data", Map.of(KEY, String.valueOf(most(options))))
                .map()));
    }
}
