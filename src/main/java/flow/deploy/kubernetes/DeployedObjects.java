package flow.deploy.kubernetes;

import flow.compile.Manifest;
import flow.compile.argo.Marks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects of deployments in a cluster. */
final class DeployedObjects {
    private final ApiServer server;

    DeployedObjects(ApiServer server) {
        this.server = server;
    }

    /** Everything of a deployment that is there, in the order in which it was made. */
    List<Live> of(String deployment) {
        List<Live> all = new ArrayList<>();
        for (ObjectType type : ObjectType.DEPLOYED) {
            all.addAll(listed(type, Marks.ofDeployment(deployment)));
        }
        return all;
    }

    /** Who may not list what few deployments have has made none, and a cluster that does not know it has none. */
    List<Live> listed(ObjectType type, Map<String, String> labels) {
        try {
            return server.list(type, labels).stream()
                    .filter(object -> !object.isGoing())
                    .toList();
        } catch (ApiFault fault) {
            boolean isNone = fault.code() == ApiFault.FORBIDDEN || fault.code() == ApiFault.NOT_FOUND;
            if (isNone && type.isRare()) {
                return List.of();
            }
            throw fault;
        }
    }

    /** What has the name of each of them, whoever made it. */
    Map<Manifest, Live> before(List<Manifest> manifests) {
        Map<Manifest, Live> before = new LinkedHashMap<>();
        for (Manifest manifest : manifests) {
            server.get(ObjectType.of(manifest), manifest.name()).ifPresent(live -> before.put(manifest, live));
        }
        return before;
    }

    /** The template with which its runs begin. */
    Optional<Live> main(String deployment) {
        return server.get(ObjectType.WORKFLOW_TEMPLATE, deployment);
    }

    static boolean isOurs(Live object, String deployment) {
        return object.label(Marks.MANAGED_BY).equals(Marks.FLOW_ITSELF)
                && object.label(Marks.PART_OF).equals(deployment);
    }
}
