package flow.compile.argo;

import flow.compile.DeployOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/** By which everything of a deployment is found. */
final class Labels {
    private Labels() {}

    static Map<String, Object> of(DeployOptions options) {
        return new LinkedHashMap<>(Marks.ofDeployment(ArgoNames.deployment(options.name())));
    }
}
