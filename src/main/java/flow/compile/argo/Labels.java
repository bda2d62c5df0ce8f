package flow.compile.argo;

import flow.compile.DeployOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/** By which everything of a deployment is found. */
final class Labels {
    private Labels() {}

    static Map<String, Object> of(DeployOptions options) {
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put(Marks.MANAGED_BY, Marks.FLOW_ITSELF);
        labels.put(Marks.PART_OF, ArgoNames.deployment(options.name()));
        return labels;
    }
}
