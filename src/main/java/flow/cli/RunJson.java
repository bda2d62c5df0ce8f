package flow.cli;

import flow.Failure;
import flow.client.Artifact;
import flow.client.Run;
import flow.client.Step;
import flow.client.StepState;
import flow.client.Task;
import flow.event.Event;
import flow.store.Clue;
import flow.store.TaskFailed;
import flow.view.ValueJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs and what is in them for {@code --json}. Names are for good; docs/runs-json.md tells what they mean. */
final class RunJson {
    private RunJson() {}

    static Map<String, @Nullable Object> of(Run run) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("run", run.getId());
        tree.put("flow", run.getFlow());
        tree.put("script", run.getScript());
        tree.put("status", run.getStatus().toString());
        tree.put("startedAt", RunTimes.iso(run.getStartedAt()));
        tree.put("endedAt", RunTimes.iso(run.getEndedAt()));
        tree.put("seconds", RunTimes.seconds(run.getTook()));
        tree.put("user", run.getUser());
        tree.put("tags", List.copyOf(run.getTags()));
        tree.put("originRun", run.getOriginRunId());
        tree.put("workflow", run.getWorkflow());
        tree.put("scheduledTime", RunTimes.iso(run.getScheduledTime()));
        tree.put("events", run.getEvents().stream().map(RunJson::of).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> of(Event event) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", event.name());
        tree.put("source", event.source());
        tree.put("id", event.id());
        tree.put("time", RunTimes.iso(event.time()));
        tree.put("payload", event.payload());
        return tree;
    }

    static Map<String, @Nullable Object> of(Step step) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("step", step.getName());
        tree.put("state", StepState.of(step).toString());
        tree.put("done", step.getDone());
        tree.put("reused", step.getReused());
        tree.put("failed", step.getFailed());
        tree.put("ended", step.getEnded());
        tree.put("retrying", step.getRetrying());
        tree.put("open", step.getOpen());
        tree.put("notStarted", step.getAhead());
        tree.put("seconds", RunTimes.seconds(step.getTook()));
        return tree;
    }

    static Map<String, @Nullable Object> of(Task task) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("path", task.getPath());
        tree.put("step", task.getStep());
        tree.put("task", task.getId());
        tree.put("state", task.getState().toString());
        tree.put("attempts", task.getAttempts());
        tree.put("startedAt", RunTimes.iso(task.getStartedAt()));
        tree.put("endedAt", RunTimes.iso(task.getEndedAt()));
        tree.put("seconds", RunTimes.seconds(task.getTook()));
        tree.put("reusedFrom", task.getOriginRunId());
        tree.put("failures", task.failedAttempts().stream().map(RunJson::of).toList());
        return tree;
    }

    static Map<String, @Nullable Object> of(TaskFailed failed) {
        Failure failure = failed.failure();
        Clue clue = failed.clue();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("attempt", failed.attempt());
        tree.put("kind", failure.kind());
        tree.put("type", failure.type());
        tree.put("message", failure.message());
        tree.put("code", clue.code());
        tree.put("hint", clue.hint());
        tree.put("place", clue.place().isEmpty() ? null : clue.place());
        tree.put("frames", clue.frames());
        return tree;
    }

    /** Without its value. */
    static Map<String, @Nullable Object> of(Artifact artifact) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", artifact.getName());
        tree.put("type", artifact.getType());
        tree.put("size", artifact.getSize());
        tree.put("encoding", artifact.getEncoding());
        tree.put("digest", artifact.getDigest());
        return tree;
    }

    static Map<String, @Nullable Object> withValue(Artifact artifact) {
        Map<String, @Nullable Object> tree = of(artifact);
        tree.put("value", ValueJson.of(artifact.stored()));
        return tree;
    }

    static List<Object> withValues(Iterable<Artifact> artifacts) {
        List<Object> trees = new ArrayList<>();
        artifacts.forEach(artifact -> trees.add(withValue(artifact)));
        return trees;
    }
}
