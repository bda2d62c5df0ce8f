package flow.deploy.kubernetes;

import flow.deploy.Deployer.PrintedLine;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The pods of runs. */
final class Pods {
    private static final String WORKFLOW = "workflows.argoproj.io/workflow";
    private static final String NODE_NAME = "workflows.argoproj.io/node-name";
    private static final String MAIN = "main";

    private final ApiServer server;

    Pods(ApiServer server) {
        this.server = server;
    }

    /** Oldest first. */
    List<Live> of(String run) {
        return server.list(ObjectType.POD, Map.of(WORKFLOW, run)).stream()
                .sorted(Comparator.comparing(pod -> pod.text("metadata", "creationTimestamp")))
                .toList();
    }

    /** What its task is called: the node's name without the workflow's, {@code process(0:0)}. */
    static String task(Live pod) {
        String node = pod.annotation(NODE_NAME);
        return node.substring(node.lastIndexOf('.') + 1);
    }

    /** Of the container of the task; of Argo's own what they printed while that has nothing to say. */
    void logs(String run, Consumer<PrintedLine> lines) {
        for (Live pod : of(run)) {
            boolean isSilent = print(pod, MAIN, lines) == 0;
            if (isSilent) {
                others(pod).forEach(container -> print(pod, container, lines));
            }
        }
    }

    private static Stream<String> others(Live pod) {
        return Stream.of("initContainers", "containers")
                .flatMap(kind -> pod.list("spec", kind).stream())
                .map(container -> container.text("name"))
                .filter(name -> !name.equals(MAIN));
    }

    private long print(Live pod, String container, Consumer<PrintedLine> lines) {
        String text;
        try {
            text = server.log(pod.name(), container);
        } catch (ApiFault fault) {
            if (fault.isRefusal() && fault.code() != ApiFault.FORBIDDEN) {
                // It has not started, or is gone.
                return 0;
            }
            throw fault;
        }
        String source = container.equals(MAIN) ? task(pod) : task(pod) + " " + container;
        return text == null
                ? 0
                : text.lines()
                        .peek(line -> lines.accept(new PrintedLine(source, line)))
                        .count();
    }
}
