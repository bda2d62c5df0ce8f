package flow.compile.argo;

import flow.graph.ByteSize;
import flow.graph.Resources;
import flow.graph.Secret;
import flow.graph.Volume;
import flow.graph.Volume.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folders of a pod that come from elsewhere: where they come from, and where its container sees them. */
final class Volumes {
    /** In front of the folder of each secret, with a file for each of its keys. */
    static final String SECRETS = "/var/run/flow/secrets";

    private final List<Map<String, Object>> sources = new ArrayList<>();
    private final List<Map<String, Object>> mounts = new ArrayList<>();

    /** @param secrets of Kubernetes, of which bodies see the keys that they name */
    Volumes(@Nullable List<Volume> volumes, Resources resources, List<Secret> secrets) {
        if (volumes != null) {
            volumes.forEach(this::add);
        }
        ByteSize shared = resources.sharedMemory();
        if (shared != null) {
            add("shared-memory", new Source.Scratch(shared, true));
            mounts.add(mount("shared-memory", "/dev/shm"));
        }
        secrets.stream().map(SecretKeys::name).distinct().forEach(this::addSecret);
    }

    private void add(Volume volume) {
        String name = "volume-" + (mounts.size() + 1);
        add(name, volume.source());
        mounts.add(Fields.of("name", name)
                .with("mountPath", volume.mountPath())
                .with("subPath", volume.subPath())
                .with("readOnly", volume.readOnly() ? true : null)
                .map());
    }

    private void addSecret(String secret) {
        String name = "secret-" + (mounts.size() + 1);
        add(name, new Source.SecretFiles(secret));
        mounts.add(Fields.of("name", name)
                .with("mountPath", SECRETS + "/" + secret)
                .with("readOnly", true)
                .map());
    }

    /** An empty folder that ends with the pod. */
    void scratch(String name, String mountPath) {
        add(name, new Source.Scratch(null, false));
        mounts.add(mount(name, mountPath));
    }

    private void add(String name, Source source) {
        Map<String, Object> volume = new LinkedHashMap<>();
        volume.put("name", name);
        if (source instanceof Source.Claim claim) {
            volume.put("persistentVolumeClaim", Map.of("claimName", claim.name()));
        } else if (source instanceof Source.SecretFiles secret) {
            volume.put("secret", Map.of("secretName", secret.name()));
        } else if (source instanceof Source.ConfigMapFiles map) {
            volume.put("configMap", Map.of("name", map.name()));
        } else if (source instanceof Source.NodeFolder folder) {
            volume.put("hostPath", Map.of("path", folder.path()));
        } else if (source instanceof Source.Scratch scratch) {
            volume.put(
                    "emptyDir",
                    Fields.of("medium", scratch.inMemory() ? "Memory" : null)
                            .with("sizeLimit", scratch.limit() == null ? null : PodResources.quantity(scratch.limit()))
                            .map());
        }
        sources.add(volume);
    }

    static Map<String, Object> mount(String name, String path) {
        return Fields.of("name", name).with("mountPath", path).map();
    }

    List<Map<String, Object>> sources() {
        return sources;
    }

    List<Map<String, Object>> mounts() {
        return mounts;
    }
}
