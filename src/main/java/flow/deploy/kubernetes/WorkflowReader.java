package flow.deploy.kubernetes;

import flow.compile.argo.Marks;
import flow.deploy.RemoteRun;
import flow.deploy.RemoteRun.Phase;
import flow.deploy.RemoteRun.RemoteTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from a workflow how its run goes. */
final class WorkflowReader {
    private static final Pattern ATTEMPT = Pattern.compile(".*\\((\\d{1,6})\\)");

    /** In the names of nodes; those of steps have no dots. */
    private static final String BEHIND_END = ".onExit";

    private WorkflowReader() {}

    static RemoteRun of(Live workflow) {
        String gap = null;
        List<RemoteTask> tasks = List.of();
        try {
            tasks = tasks(Nodes.of(workflow));
        } catch (Nodes.Unreadable why) {
            gap = why.getMessage();
        }
        return new RemoteRun(
                workflow.name(),
                workflow.label(Marks.PART_OF),
                phase(workflow.text("status", "phase")),
                workflow.text("status", "message"),
                workflow.time("status", "startedAt"),
                workflow.time("status", "finishedAt"),
                workflow.isTrue("spec", "suspend"),
                !workflow.text("spec", "shutdown").isEmpty(),
                tasks,
                gap);
    }

    /** Argo says nothing before it has seen the run. */
    private static Phase phase(String spelled) {
        return Stream.of(Phase.values())
                .filter(phase -> phase.name().equalsIgnoreCase(spelled))
                .findFirst()
                .orElse(Phase.PENDING);
    }

    private static List<RemoteTask> tasks(Map<String, Live> nodes) {
        Map<String, Live> retries = new HashMap<>();
        for (Live node : nodes.values()) {
            if (node.text("type").equals("Retry")) {
                node.texts("children").forEach(child -> retries.put(child, node));
            }
        }
        List<RemoteTask> tasks = new ArrayList<>();
        for (Live node : nodes.values()) {
            if (node.text("type").equals("Pod")) {
                // An attempt is called like its task with a number behind it, and stands below that.
                boolean isAttempt = node.isTrue("nodeFlag", "retried");
                tasks.add(task(node, isAttempt ? retries.get(node.text("id")) : null));
            }
        }
        tasks.sort(
                Comparator.comparing((RemoteTask task) -> task.startedAt() == null ? Instant.MAX : task.startedAt()));
        return tasks;
    }

    private static RemoteTask task(Live node, @Nullable Live retry) {
        String own = task(node);
        Matcher attempt = ATTEMPT.matcher(own);
        boolean isAttempt = retry != null && attempt.matches();
        return new RemoteTask(
                isAttempt ? task(retry) : own,
                at(node),
                isAttempt ? Integer.parseInt(attempt.group(1)) : 0,
                phase(node.text("phase")),
                node.text("message"),
                isAttempt && !phase(retry.text("phase")).isOver(),
                node.text("name").contains(BEHIND_END),
                node.time("startedAt"),
                node.time("finishedAt"));
    }

    /** What it is called in its DAG: what people see of it may be anything. */
    private static String task(Live node) {
        String name = node.text("name");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String at(Live node) {
        return node.list("inputs", "parameters").stream()
                .filter(parameter -> parameter.text("name").equals("at"))
                .map(parameter -> parameter.text("value"))
                .findFirst()
                .orElse("");
    }
}
