package flow.cli;

import flow.graph.Flow;
import flow.graph.Gang;
import flow.graph.TaskId;
import flow.graph.TaskNode;
import flow.resume.Plan;
import flow.resume.Reason;
import flow.resume.Rerun;
import flow.store.RunReader;
import flow.store.TaskFailed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Of a run that failed in a deployment what no pod has told: each writes down only how it ended itself. */
final class Untold {
    /** So many are enough for people, and each costs a few requests. */
    private static final int MOST = 20;

    private final Flow flow;
    private final RunReader run;

    /** Each with a reason of its own; of a gang one node. */
    private final List<Rerun> undone;

    Untold(Flow flow, RunReader run) {
        this.flow = flow;
        this.run = run;
        this.undone = Plan.of(flow, run, null)
                .reruns()
                .filter(rerun -> rerun.isCause() && rerun.id().isPresent())
                .toList();
    }

    /**
     * Tasks whose turn had come and which left nothing, neither a value nor a failure; of a gang one node, unless another has failed.
     * What a step's own catchInto would take over is not among them, as that is for its handler to say.
     */
    List<TaskId> lost() {
        Set<TaskId> failed = failedGangs();
        return undone.stream()
                .filter(rerun -> rerun.reason().kind() != Reason.Kind.UNFINISHED)
                .map(rerun -> rerun.id().orElseThrow())
                .filter(task -> !failed.contains(task.whole()))
                .filter(task -> node(task)
                        .filter(node -> node.options().catchInto() != null)
                        .isEmpty())
                .limit(MOST)
                .toList();
    }

    private Set<TaskId> failedGangs() {
        boolean hasNodes =
                undone.stream().anyMatch(rerun -> rerun.id().orElseThrow().isNode());
        return !hasNodes
                ? Set.of()
                : run.records()
                        .filter(TaskFailed.class::isInstance)
                        .map(record -> ((TaskFailed) record).task().whole())
                        .collect(Collectors.toSet());
    }

    /** The gangs whose turn had come and which are not done, and of how many nodes each is. */
    Map<TaskId, Integer> gangs() {
        Map<TaskId, Integer> gangs = new LinkedHashMap<>();
        undone.stream()
                .map(rerun -> rerun.id().orElseThrow())
                .filter(TaskId::isNode)
                .limit(MOST)
                .forEach(task -> {
                    if (node(task).orElseThrow() instanceof Gang gang) {
                        gangs.put(task.whole(), gang.nodes());
                    }
                });
        return gangs;
    }

    /** Empty of a task that only decides. */
    private Optional<TaskNode> node(TaskId task) {
        return flow.tasks().stream()
                .filter(node -> node.name().equals(task.step()))
                .findFirst();
    }
}
