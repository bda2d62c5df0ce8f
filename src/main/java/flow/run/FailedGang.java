package flow.run;

import flow.graph.TaskId;
import flow.store.RunReader;
import flow.store.RunWriter;
import flow.store.Store;
import flow.store.TaskFailed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A gang that failed and whose nodes were processes of their own: the others were ended with the one that failed, and none of them says
 * so. Whoever says it for them says it of every attempt, so that all nodes have failed equally often: where the run goes on, each counts
 * its own attempts, and those of one number belong together.
 */
final class FailedGang {
    private final Store store;
    private final RunReader run;
    private final TaskId gang;
    private final int nodes;

    FailedGang(Store store, RunReader run, TaskId gang, int nodes) {
        this.store = store;
        this.run = run;
        this.gang = gang;
        this.nodes = nodes;
    }

    /** Nothing where no node has failed. */
    void endOthers() {
        List<TaskFailed> failures = run.records()
                .filter(TaskFailed.class::isInstance)
                .map(TaskFailed.class::cast)
                .filter(failed ->
                        failed.task().isNode() && failed.task().whole().equals(gang))
                .sorted(Comparator.comparing(TaskFailed::endedAt))
                .toList();
        int attempts =
                failures.stream().mapToInt(failed -> failed.attempt() + 1).max().orElse(0);
        for (int attempt = 0; attempt < attempts; attempt++) {
            int number = attempt;
            List<TaskFailed> there = failures.stream()
                    .filter(failed -> failed.attempt() == number)
                    .toList();
            endOthers(number, there, number == attempts - 1);
        }
    }

    private void endOthers(int attempt, List<TaskFailed> failures, boolean isLast) {
        Optional<TaskFailed> guilty = failures.stream().findFirst();
        String why = guilty.map(failed -> Killed.with(failed.task())).orElse("nobody lived to tell why it ended");
        Instant at = guilty.map(TaskFailed::endedAt).orElse(run.start().startedAt());
        for (int number = 0; number < nodes; number++) {
            TaskId node = gang.inside(new TaskId.Index.Node(number));
            if (failures.stream().noneMatch(failed -> failed.task().equals(node))) {
                Instant startedAt = run.ofAttempt(node, attempt)
                        .map(left -> left.startedAt())
                        .orElse(at);
                try (RunWriter writer = store.attempt(run, node, attempt)) {
                    writer.append(Killed.record(node, attempt, startedAt, at, why, isLast));
                }
            }
        }
    }
}
