package flow.deploy.kubernetes;

import flow.compile.Manifest;
import flow.deploy.DeployFailure;
import flow.deploy.DeployRefused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies objects one after the other. When one fails, those before it are put back as they were. */
final class Rollout {
    private final ApiServer server;
    private final Map<Manifest, Live> before;
    private final boolean isForced;
    private final List<Manifest> applied = new ArrayList<>();

    /** @param before copies of those that were there */
    Rollout(ApiServer server, Map<Manifest, Live> before, boolean isForced) {
        this.server = server;
        this.before = before;
        this.isForced = isForced;
    }

    /** @throws DeployRefused or {@link DeployFailure}, with the state of each object where not all are as before */
    void apply(List<Manifest> manifests) {
        for (Manifest manifest : manifests) {
            try {
                server.apply(ObjectType.of(manifest), manifest.content(), false, isForced);
                applied.add(manifest);
            } catch (ApiFault fault) {
                if (fault.isUnclear()) {
                    applied.add(manifest);
                }
                throw putBack(manifest, fault);
            }
        }
    }

    private RuntimeException putBack(Manifest failed, ApiFault why) {
        Map<Manifest, String> left = new LinkedHashMap<>();
        for (int i = applied.size() - 1; i >= 0; i--) {
            Manifest manifest = applied.get(i);
            String fault = putBack(manifest);
            if (fault != null) {
                left.put(manifest, fault);
            }
        }
        List<String> messages = new ArrayList<>();
        String what = failed + " could not be applied: " + why.getMessage().strip();
        if (left.isEmpty()) {
            messages.add(what + "; everything is as it was before");
        } else {
            messages.add(what + "; not everything could be put back");
            applied.forEach(manifest -> messages.add(state(manifest, left.get(manifest))));
            messages.add("deploy again when the cluster is well: that mends it");
        }
        return why.isRefusal() ? new DeployRefused(messages) : new DeployFailure(String.join("\n", messages));
    }

    private String state(Manifest manifest, @Nullable String fault) {
        if (fault == null) {
            return "  " + manifest + ": as it was before" + (before.containsKey(manifest) ? "" : ", not there");
        }
        return "  " + manifest + ": new, or half so; " + fault.strip();
    }

    /** Why it could not be; null when it is as before. */
    private @Nullable String putBack(Manifest manifest) {
        Live copy = before.get(manifest);
        try {
            if (copy == null) {
                server.delete(ObjectType.of(manifest), manifest.name());
            } else {
                server.apply(ObjectType.of(manifest), wanted(copy), false, true);
            }
            return null;
        } catch (ApiFault fault) {
            return fault.getMessage();
        }
    }

    /** What had been applied then: without what the cluster keeps by itself. */
    private static Map<String, Object> wanted(Live copy) {
        Map<String, Object> wanted = new LinkedHashMap<>(copy.tree());
        wanted.remove("status");
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", copy.name());
        metadata.put("labels", copy.map("metadata", "labels"));
        metadata.put("annotations", copy.map("metadata", "annotations"));
        wanted.put("metadata", metadata);
        return wanted;
    }
}
