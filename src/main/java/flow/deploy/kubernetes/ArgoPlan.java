package flow.deploy.kubernetes;

import flow.compile.Bundle;
import flow.compile.Manifest;
import flow.compile.argo.Marks;
import flow.deploy.Claim;
import flow.deploy.DeployRefused;
import flow.deploy.DeploymentPlan;
import flow.deploy.FieldChange;
import flow.deploy.ObjectChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A deployment that the cluster has said yes to, as a rehearsal. */
final class ArgoPlan implements DeploymentPlan {
    private final ApiServer server;
    private final List<Manifest> manifests;
    private final Map<Manifest, Live> before;
    private final Map<Manifest, Live> after;
    private final Surplus surplus;
    private final Ownership ownership;
    private final boolean isForced;

    private ArgoPlan(
            ApiServer server,
            List<Manifest> manifests,
            Map<Manifest, Live> before,
            Map<Manifest, Live> after,
            Surplus surplus,
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
        Preconditions preconditions = new Preconditions(server, bundle);
        refuse(preconditions.faults());
        DeployedObjects objects = new DeployedObjects(server);
        Map<Manifest, Live> there = objects.before(bundle.manifests());
        String flow = flow(bundle);
        List<String> foreign = new ArrayList<>();
        there.values().forEach(live -> Ownership.require(live, bundle.name(), flow, foreign));
        refuse(foreign);
        List<Live> all = objects.of(bundle.name());
        Ownership ownership = Ownership.of(all)
                .map(owned -> owned.claimed(bundle.name(), claim))
                .orElseGet(() -> Ownership.begun(claim.user()));
        List<Manifest> manifests = new ArrayList<>();
        Map<Manifest, Live> before = new LinkedHashMap<>();
        for (Manifest manifest : bundle.manifests()) {
            Manifest marked = marked(manifest, ownership);
            manifests.add(marked);
            if (there.containsKey(manifest)) {
                before.put(marked, there.get(manifest));
            }
        }
        List<Live> unwanted = all.stream()
                .filter(live -> manifests.stream().noneMatch(manifest -> isSame(manifest, live)))
                .toList();
        refuse(preconditions.faultsOfRemoval(unwanted));
        Surplus surplus = Surplus.of(server, unwanted, bundle.name());
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

    private static String flow(Bundle bundle) {
        return bundle.manifests().stream()
                .filter(manifest -> ObjectType.of(manifest) == ObjectType.WORKFLOW_TEMPLATE)
                .filter(manifest -> manifest.name().equals(bundle.name()))
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
        surplus.going().forEach(live -> changes.add(change(live, ObjectChange.Kind.REMOVED)));
        surplus.kept().forEach(live -> changes.add(change(live, ObjectChange.Kind.KEPT)));
        return changes;
    }

    private static ObjectChange change(Live live, ObjectChange.Kind kind) {
        return new ObjectChange(live.toString(), kind, List.of());
    }

    @Override
    public boolean isNew() {
        return before.isEmpty();
    }

    @Override
    public boolean isSuspended() {
        return after.values().stream()
                .filter(live -> ObjectType.of(live) == ObjectType.CRON_WORKFLOW)
                .anyMatch(DeploymentReader::isSuspended);
    }

    @Override
    public String token() {
        return ownership.token();
    }

    @Override
    public void carryOut(BooleanSupplier isToldToEnd) {
        requireAsPlanned();
        new Rollout(server, before, after, isForced).apply(manifests, isToldToEnd);
        surplus.remove(server)
                .requireWhole("the flow is deployed, but what it no longer has could not be taken away; deploy again");
    }

    /** Between the plan and this the package was brought to the store, which may take minutes. */
    private void requireAsPlanned() {
        List<String> changed = new ArrayList<>();
        for (Manifest manifest : manifests) {
            Live then = before.get(manifest);
            Live now = server.get(ObjectType.of(manifest), manifest.name()).orElse(null);
            // What was made anew in the meantime may look the same.
            boolean isAnother =
                    then != null && now != null && !then.text("metadata", "uid").equals(now.text("metadata", "uid"));
            if (isAnother || !Differences.isNone(then, now)) {
                changed.add(
                        "somebody else changed " + manifest + " in the meantime; nothing was deployed, deploy again");
            }
        }
        refuse(changed);
    }
}
