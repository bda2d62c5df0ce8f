package flow.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a pod runs, and as whom. Null (of {@code nodeSelector}: a missing key) means "not said". */
public record Placement(
        @Nullable String namespace,
        @Nullable String serviceAccount,
        Map<String, String> nodeSelector,
        @Nullable List<Toleration> tolerations) {

    static final Placement UNSAID = new Placement(null, null, Map.of(), null);

    public Placement {
        nodeSelector = Collections.unmodifiableMap(new LinkedHashMap<>(nodeSelector));
        tolerations = tolerations == null ? null : List.copyOf(tolerations);
    }

    Placement orElse(Placement lower) {
        return new Placement(
                Said.first(namespace, lower.namespace),
                Said.first(serviceAccount, lower.serviceAccount),
                Said.merged(nodeSelector, lower.nodeSelector),
                Said.first(tolerations, lower.tolerations));
    }
}
