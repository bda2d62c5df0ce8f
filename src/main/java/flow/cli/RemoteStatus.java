package flow.cli;

import flow.deploy.DeployFailure;
import flow.deploy.DeployRefused;
import flow.deploy.Deployer;
import flow.deploy.RemoteRun;
import flow.deploy.RemoteRun.RemoteTask;
import flow.deploy.Trouble;
import flow.store.RunIds;
import flow.view.Elapsed;
import flow.view.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands where it runs.
 *
 * @param untold why it is not known what keeps tasks from starting; null when it is
 * @param place of the target, for people
 */
record RemoteStatus(
        RemoteRun run, List<Trouble> troubles, @Nullable String untold, String place) {

    private static final int MOST_FAILED = 5;

    static RemoteStatus of(Deployer deployer, RemoteRun run) {
        try {
            List<Trouble> troubles = run.phase().isOver() ? List.of() : deployer.troubles(run.name());
            return new RemoteStatus(run, troubles, null, deployer.place());
        } catch (DeployFailure | DeployRefused unasked) {
            return new RemoteStatus(run, List.of(), unasked.getMessage(), deployer.place());
        }
    }

    static String text(Trouble trouble) {
        return trouble.message().isEmpty() ? trouble.reason() : trouble.reason() + ": " + trouble.message();
    }

    /** In one clause: {@code running, suspended}. */
    static String state(RemoteRun run) {
        StringBuilder phase = new StringBuilder(run.phase().spelling());
        if (run.isTerminated()) {
            phase.append(run.phase().isOver() ? ", was terminated" : ", is being terminated");
        } else if (run.isSuspended()) {
            phase.append(", suspended");
        }
        if (!run.message().isEmpty()) {
            phase.append(": ").append(run.message());
        }
        return phase.toString();
    }

    /** What it waits for. */
    List<List<String>> facts() {
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("  argo", state(run).replace('\n', ' ') + "; workflow '" + run.name() + "' in " + place));
        if (run.gap() != null) {
            facts.add(List.of("", "its tasks cannot be shown: " + run.gap()));
        }
        if (untold != null) {
            facts.add(List.of("", "what its pods wait for is not known: " + untold));
        }
        run.tasks().stream()
                .filter(task -> task.phase().isBad()
                        && !task.isRepeated()
                        && !task.message().isEmpty())
                .limit(MOST_FAILED)
                .forEach(task -> facts.add(List.of("  failed", task.name() + ", " + task.message())));
        troubles.forEach(trouble -> facts.add(List.of("  waits", trouble.task() + ", " + text(trouble))));
        return facts;
    }

    /** Of a run that the store does not have. */
    String text(Instant now, int width) {
        Table table = new Table("task", "state", "attempt", "time", "message");
        for (RemoteTask task : run.tasks()) {
            table.row(List.of(
                    task.name() + task.at(),
                    task.phase().spelling(),
                    Integer.toString(task.attempt()),
                    task.startedAt() == null
                            ? ""
                            : Elapsed.text(
                                    Duration.between(task.startedAt(), task.endedAt() == null ? now : task.endedAt())),
                    task.message()));
        }
        String head = "run " + RunIds.ofArgo(run.name()) + " of deployment '" + run.deployment()
                + "': the store has nothing of it (yet)\n" + Columns.of(facts());
        return table.isEmpty() ? head : head + "\n" + table.text(width);
    }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("workflow", run.name());
        tree.put("deployment", run.deployment());
        tree.put("phase", run.phase().spelling());
        tree.put("message", run.message());
        tree.put("suspended", run.isSuspended());
        tree.put("terminated", run.isTerminated());
        tree.put("waits", troubles.stream().map(RemoteStatus::json).toList());
        tree.put("tasks", run.tasks().stream().map(RemoteStatus::json).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> json(Trouble trouble) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("task", trouble.task());
        tree.put("reason", trouble.reason());
        tree.put("message", trouble.message());
        return tree;
    }

    private static Map<String, @Nullable Object> json(RemoteTask task) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("task", task.name());
        tree.put("at", task.at());
        tree.put("attempt", task.attempt());
        tree.put("phase", task.phase().spelling());
        tree.put("message", task.message());
        return tree;
    }
}
