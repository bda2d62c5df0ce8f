package flow.compile.argo;

import flow.compile.DeployOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/** By which everything of a deployment is found. */
final class Labels {
    private Labels() {}

    static Map<String, Object> of(DeployOptions options) {
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("app.kubernetes.io/managed-by", "flow");
        labels.put("app.kubernetes.io/part-of", ArgoNames.deployment(options.name()));
        return labels;
    }
}
