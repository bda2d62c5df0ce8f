package flow.compile.argo;

import flow.graph.Flow;
import flow.graph.Kubernetes;
import flow.graph.TaskNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The secrets by which images are pulled, as references. */
final class PullSecrets {
    private PullSecrets() {}

    /** Argo has them for all pods of a run only. */
    static List<Map<String, Object>> of(Flow flow) {
        return references(flow.tasks().stream().flatMap(PullSecrets::names));
    }

    static List<Map<String, Object>> of(TaskNode node) {
        return references(names(node));
    }

    private static List<Map<String, Object>> references(Stream<String> names) {
        return new TreeSet<>(names.toList())
                .stream().map(name -> Map.<String, Object>of("name", name)).toList();
    }

    private static Stream<String> names(TaskNode node) {
        Kubernetes kubernetes = node.options().kubernetes();
        return kubernetes == null || kubernetes.image().pullSecrets() == null
                ? Stream.empty()
                : kubernetes.image().pullSecrets().stream();
    }
}
