package flow.deploy.kubernetes;

import flow.compile.Manifest;
import flow.deploy.DeployFailure;
import flow.deploy.DeployRefused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Applies objects one after the other. When one fails, those before it are put back as they were. */
final class Rollout {
    private static final String AS_BEFORE = "as it was before";

    private final ApiServer server;
    private final Map<Manifest, Live> before;
    private final Map<Manifest, Live> expected;
    private final boolean isForced;
    private final List<Manifest> applied = new ArrayList<>();

    /**
     * @param before copies of those that were there
     * @param expected what becomes of each, as it was rehearsed
     */
    Rollout(ApiServer server, Map<Manifest, Live> before, Map<Manifest, Live> expected, boolean isForced) {
        this.server = server;
        this.before = before;
        this.expected = expected;
        this.isForced = isForced;
    }

    /** @throws DeployRefused or {@link DeployFailure}, with the state of each object where not all are as before */
    void apply(List<Manifest> manifests, BooleanSupplier isToldToEnd) {
        for (Manifest manifest : manifests) {
            if (isToldToEnd.getAsBoolean()) {
                throw new DeployFailure(String.join("\n", putBack("the deployment was told to end")));
            }
            try {
                server.apply(ObjectType.of(manifest), manifest.content(), false, isForced);
                applied.add(manifest);
            } catch (ApiFault fault) {
                if (fault.isUnclear()) {
                    applied.add(manifest);
                }
                List<String> messages = putBack(manifest + " could not be applied: "
                        + fault.getMessage().strip());
                throw fault.isRefusal() ? new DeployRefused(messages) : new DeployFailure(String.join("\n", messages));
            }
        }
    }

    private List<String> putBack(String why) {
        Map<Manifest, String> states = new LinkedHashMap<>();
        boolean isReached = true;
        boolean isWhole = true;
        for (int i = applied.size() - 1; i >= 0; i--) {
            Manifest manifest = applied.get(i);
            String state = "new, or half so; it was not tried to put it back";
            if (isReached) {
                try {
                    state = putBack(manifest);
                } catch (ApiFault fault) {
                    isReached = fault.code() != ApiFault.UNREACHED;
                    state = "new, or half so; " + fault.getMessage().strip();
                }
            }
            isWhole &= state.equals(AS_BEFORE);
            states.put(manifest, "  " + manifest + ": " + state);
        }
        if (isWhole) {
            return List.of(why + "; everything is as it was before");
        }
        List<String> messages = new ArrayList<>();
        messages.add(why + "; not everything could be put back");
        applied.forEach(manifest -> messages.add(states.get(manifest)));
        messages.add("deploy again when the cluster is well: that mends it");
        return messages;
    }

    /** What somebody else changed since is theirs. */
    private String putBack(Manifest manifest) {
        ObjectType type = ObjectType.of(manifest);
        Live now = server.get(type, manifest.name()).orElse(null);
        Live copy = before.get(manifest);
        if (Differences.isNone(copy, now)) {
            return AS_BEFORE;
        }
        boolean isOurs = now != null && Differences.isNone(expected.get(manifest), now);
        if (!isOurs) {
            return "somebody else changed it since, so it is left as it is now";
        }
        if (copy == null) {
            server.delete(type, manifest.name());
        } else {
            server.apply(type, wanted(copy), false, true);
        }
        return AS_BEFORE;
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
