package flow.deploy.kubernetes;

import flow.compile.argo.Marks;
import flow.deploy.DeployRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The runs of deployments: workflows. */
final class Workflows {
    private static final String COMPLETED = "workflows.argoproj.io/completed";
    private static final String TEMPLATE = "workflows.argoproj.io/workflow-template";

    private static final String EXISTS = "AlreadyExists";

    private final ApiServer server;

    Workflows(ApiServer server) {
        this.server = server;
    }

    /** @throws DeployRefused when somebody else started it */
    Optional<Live> get(String name) {
        Optional<Live> workflow = server.get(ObjectType.WORKFLOW, name);
        workflow.filter(live -> !live.label(Marks.MANAGED_BY).equals(Marks.FLOW_ITSELF))
                .ifPresent(live -> {
                    throw new DeployRefused(live + " in " + server.place() + " is no run of a flow that was deployed");
                });
        return workflow;
    }

    /** The names of those of a deployment that are not over. */
    List<String> open(String deployment) {
        return server.listWithout(ObjectType.WORKFLOW, Marks.ofDeployment(deployment), COMPLETED, "true").stream()
                .map(Live::name)
                .sorted()
                .toList();
    }

    /** How many of each deployment are not over. */
    Map<String, Integer> open() {
        Map<String, Integer> counts = new TreeMap<>();
        server.listWithout(ObjectType.WORKFLOW, Map.of(Marks.MANAGED_BY, Marks.FLOW_ITSELF), COMPLETED, "true")
                .forEach(run -> counts.merge(run.label(Marks.PART_OF), 1, Integer::sum));
        return counts;
    }

    void start(String deployment, String name, Map<String, String> parameters) {
        Map<String, String> labels = Marks.ofDeployment(deployment);
        labels.put(TEMPLATE, deployment);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("labels", labels);
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("workflowTemplateRef", Map.of("name", deployment));
        if (!parameters.isEmpty()) {
            spec.put(
                    "arguments",
                    Map.of(
                            "parameters",
                            parameters.entrySet().stream()
                                    .map(one -> Map.of("name", one.getKey(), "value", one.getValue()))
                                    .toList()));
        }
        Map<String, Object> workflow = new LinkedHashMap<>();
        workflow.put("apiVersion", ObjectType.WORKFLOW.apiVersion());
        workflow.put("kind", ObjectType.WORKFLOW.kind());
        workflow.put("metadata", metadata);
        workflow.put("spec", spec);
        try {
            server.create(ObjectType.WORKFLOW, workflow);
        } catch (ApiFault fault) {
            // An answer got lost, and this is the repetition: nobody else comes upon the name.
            if (!fault.reason().equals(EXISTS)) {
                throw fault;
            }
        }
    }

    void change(String name, String spec) {
        server.merge(ObjectType.WORKFLOW, name, "{\"spec\":" + spec + "}");
    }
}
