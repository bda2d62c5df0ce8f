package flow.compile.argo;

import flow.graph.ByteSize;
import flow.graph.Resources;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container asks for. Memory is a limit as well, so that a pod that needs more is ended and not its neighbours; a processor is not, as
 * what others leave may be used.
 */
record PodResources(Resources resources) {
    private static final String GPU_VENDOR = "nvidia.com/gpu";

    Map<String, Object> map() {
        Map<String, Object> requests = new LinkedHashMap<>();
        Map<String, Object> limits = new LinkedHashMap<>();
        if (resources.cpu() != null) {
            requests.put("cpu", resources.cpu().toString());
        }
        if (resources.memory() != null) {
            requests.put("memory", quantity(resources.memory()));
            limits.put("memory", quantity(resources.memory()));
        }
        if (resources.disk() != null) {
            requests.put("ephemeral-storage", quantity(resources.disk()));
        }
        if (resources.gpu() != null && resources.gpu() > 0) {
            limits.put(vendor(resources.gpuVendor()), String.valueOf(resources.gpu()));
        }
        return Fields.of("requests", requests).with("limits", limits).map();
    }

    private static String vendor(@Nullable String name) {
        if (name == null) {
            return GPU_VENDOR;
        }
        return name.contains("/") ? name : name + ".com/gpu";
    }

    /** As Kubernetes writes it: {@code 16G}, {@code 512Mi}, {@code 1500M}. */
    static String quantity(ByteSize size) {
        String[] parts = size.toString().split(" ");
        return parts[0]
                + parts[1].substring(0, parts[1].length() - 1).replace("K", "k").replace("ki", "Ki");
    }
}
