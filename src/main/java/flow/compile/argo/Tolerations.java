package flow.compile.argo;

import flow.graph.Toleration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Taints of nodes that a pod does not mind, as Kubernetes writes them. */
final class Tolerations {
    private Tolerations() {}

    static List<Map<String, Object>> of(@Nullable List<Toleration> all) {
        return all == null ? List.of() : all.stream().map(Tolerations::tree).toList();
    }

    private static Map<String, Object> tree(Toleration one) {
        return Fields.of("key", one.key())
                .with("operator", one.operator().spelling())
                .with("value", one.value())
                .with("effect", one.effect() == null ? null : one.effect().spelling())
                .with("tolerationSeconds", one.seconds())
                .map();
    }
}
