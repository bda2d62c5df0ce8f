package flow.deploy.kubernetes;

import flow.compile.argo.Marks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What makes the nodes of the gangs of a run. Argo begins it and waits for it, and leaves it alone when the run is ended. */
final class Gangs {
    private static final List<ObjectType> TYPES = List.of(ObjectType.JOB_SET, ObjectType.JOB);

    private final ApiServer server;

    Gangs(ApiServer server) {
        this.server = server;
    }

    /** Takes it away, and the nodes with it. Of a run without a gang nothing is asked for. */
    void end(Live workflow) {
        Map<String, String> labels = Marks.ofDeployment(workflow.label(Marks.PART_OF));
        for (ObjectType type : TYPES) {
            if (makes(workflow, type)) {
                server.list(type, labels).stream()
                        .filter(object -> isOwned(object, workflow))
                        .forEach(object -> server.delete(type, object.name()));
            }
        }
    }

    /** Whether one of its templates does, of those that it has begun. */
    private static boolean makes(Live workflow, ObjectType type) {
        String begin = "{\"apiVersion\":\"" + type.apiVersion() + "\",\"kind\":\"" + type.kind() + "\"";
        return workflow.map("status", "storedTemplates").values().stream()
                .flatMap(template ->
                        template instanceof Map<?, ?> map ? Stream.of(new Live(Live.json(map))) : Stream.of())
                .anyMatch(template -> template.text("resource", "manifest").startsWith(begin));
    }

    private static boolean isOwned(Live object, Live workflow) {
        String uid = workflow.text("metadata", "uid");
        return object.list("metadata", "ownerReferences").stream()
                .anyMatch(owner -> owner.text("uid").equals(uid));
    }
}
