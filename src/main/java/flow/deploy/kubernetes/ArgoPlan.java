package flow.deploy.kubernetes;

import flow.compile.Bundle;
import flow.compile.Manifest;
import flow.compile.argo.Marks;
import flow.deploy.Claim;
import flow.deploy.DeployFailure;
import flow.deploy.DeployRefused;
import flow.deploy.DeploymentPlan;
import flow.deploy.FieldChange;
import flow.deploy.ObjectChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A deployment that the cluster has said yes to, as a rehearsal. */
final class ArgoPlan implements DeploymentPlan {
    private final ApiServer server;
    private final List<Manifest> manifests;
    private final Map<Manifest, Live> before;
    private final Map<Manifest, Live> after;
    private final List<Live> surplus;
    private final Ownership ownership;
    private final boolean isForced;

    private ArgoPlan(
            ApiServer server,
            List<Manifest> manifests,
            Map<Manifest, Live> before,
            Map<Manifest, Live> after,
            List<Live> surplus,
            Ownership ownership,
            boolean isForced) {
        this.server = server;
        this.manifests = manifests;
        this.before = before;
        this.after = after;
        this.surplus = surplus;
        this.ownership = ownership;
        this.isForced = isForced;
    }

    /** @throws DeployRefused with everything that is in its way */
    static ArgoPlan of(ApiServer server, Bundle bundle, Claim claim) {
        refuse(new Preconditions(server, bundle).faults());
        Objects objects = new Objects(server);
        Map<Manifest, Live> there = objects.before(bundle.manifests());
        String flow = flow(bundle);
        List<String> foreign = new ArrayList<>();
        there.values().forEach(live -> Ownership.require(live, bundle.name(), flow, foreign));
        refuse(foreign);
        Ownership ownership = there.entrySet().stream()
                .filter(entry -> isMain(entry.getKey(), bundle))
                .findFirst()
                .map(entry -> Ownership.of(entry.getValue()).claimed(bundle.name(), claim))
                .orElseGet(() -> Ownership.begun(claim.user()));
        List<Manifest> manifests = new ArrayList<>();
        Map<Manifest, Live> before = new LinkedHashMap<>();
        for (Manifest manifest : bundle.manifests()) {
            Manifest marked = isMain(manifest, bundle) ? marked(manifest, ownership) : manifest;
            manifests.add(marked);
            if (there.containsKey(manifest)) {
                before.put(marked, there.get(manifest));
            }
        }
        List<Live> surplus = objects.of(bundle.name()).stream()
                .filter(live -> manifests.stream().noneMatch(manifest -> isSame(manifest, live)))
                .toList();
        Map<Manifest, Live> after = rehearsed(server, manifests, claim.isForced());
        return new ArgoPlan(server, manifests, before, after, surplus, ownership, claim.isForced());
    }

    private static Map<Manifest, Live> rehearsed(ApiServer server, List<Manifest> manifests, boolean isForced) {
        Map<Manifest, Live> after = new LinkedHashMap<>();
        List<String> refusals = new ArrayList<>();
        for (Manifest manifest : manifests) {
            try {
                after.put(manifest, server.apply(ObjectType.of(manifest), manifest.content(), true, isForced));
            } catch (ApiFault fault) {
                if (!fault.isRefusal()) {
                    throw fault;
                }
                refusals.addAll(Preconditions.refusals(manifest, fault));
            }
        }
        refuse(refusals);
        return after;
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new DeployRefused(faults);
        }
    }

    private static boolean isMain(Manifest manifest, Bundle bundle) {
        return ObjectType.of(manifest) == ObjectType.WORKFLOW_TEMPLATE
                && manifest.name().equals(bundle.name());
    }

    private static String flow(Bundle bundle) {
        return bundle.manifests().stream()
                .filter(manifest -> isMain(manifest, bundle))
                .findFirst()
                .map(manifest -> new Live(manifest.content()).annotation(Marks.FLOW))
                .orElseThrow();
    }

    private static Manifest marked(Manifest manifest, Ownership ownership) {
        Live object = new Live(manifest.content());
        Map<String, Object> annotations = new LinkedHashMap<>(object.map("metadata", "annotations"));
        annotations.putAll(ownership.annotations());
        Map<String, Object> metadata = new LinkedHashMap<>(object.map("metadata"));
        metadata.put("annotations", annotations);
        Map<String, Object> content = new LinkedHashMap<>(manifest.content());
        content.put("metadata", metadata);
        return new Manifest(content);
    }

    private static boolean isSame(Manifest manifest, Live live) {
        return manifest.kind().equals(live.text("kind")) && manifest.name().equals(live.name());
    }

    @Override
    public List<ObjectChange> changes() {
        List<ObjectChange> changes = new ArrayList<>();
        for (Manifest manifest : manifests) {
            Live old = before.get(manifest);
            Live rehearsed = after.get(manifest);
            List<FieldChange> fields =
                    old == null || rehearsed == null ? List.of() : Differences.between(old, rehearsed);
            ObjectChange.Kind same = fields.isEmpty() ? ObjectChange.Kind.SAME : ObjectChange.Kind.CHANGED;
            changes.add(new ObjectChange(manifest.toString(), old == null ? ObjectChange.Kind.ADDED : same, fields));
        }
        surplus.forEach(live -> changes.add(new ObjectChange(live.toString(), ObjectChange.Kind.REMOVED, List.of())));
        return changes;
    }

    @Override
    public boolean isNew() {
        return before.isEmpty();
    }

    @Override
    public String token() {
        return ownership.token();
    }

    @Override
    public void carryOut() {
        new Rollout(server, before, isForced).apply(manifests);
        List<String> left = new ArrayList<>();
        // What starts runs goes before what they consist of.
        for (int i = surplus.size() - 1; i >= 0; i--) {
            Live live = surplus.get(i);
            try {
                server.delete(Objects.type(live), live.name());
            } catch (ApiFault fault) {
                left.add("  " + live + ": " + fault.getMessage().strip());
            }
        }
        if (!left.isEmpty()) {
            throw new DeployFailure(
                    "the flow is deployed, but what it no longer has could not be taken away; deploy again\n"
                            + String.join("\n", left));
        }
    }
}
