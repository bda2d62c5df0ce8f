package flow.testing;

import flow.client.Artifact;
import flow.client.Log;
import flow.client.NotFound;
import flow.client.Run;
import flow.client.Status;
import flow.graph.Deciders;
import flow.graph.TaskId;
import flow.run.RunEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a run in a test ended, and everything that it left. */
public final class FlowResult {
    private final Run run;
    private final List<RunEvent> events;

    FlowResult(Run run, List<RunEvent> events) {
        this.run = run;
        this.events = List.copyOf(events);
    }

    public Status getStatus() {
        return run.getStatus();
    }

    public boolean isSucceeded() {
        return getStatus() == Status.SUCCEEDED;
    }

    /**
     * The same, when it succeeded: {@code runner.run().expectSuccess()}.
     *
     * @throws AssertionError with all failures when it did not
     */
    public FlowResult expectSuccess() {
        if (isSucceeded()) {
            return this;
        }
        String failures = getFailures().stream().map(FailedTask::toString).collect(Collectors.joining("\n  "));
        throw new AssertionError("the run " + getStatus() + (failures.isEmpty() ? "" : ":\n  " + failures));
    }

    /** The run as everybody reads it: its steps, tasks, values, logs. */
    public Run getRun() {
        return run;
    }

    /** The values that were visible where the flow ended, or as far as it got, by name; each a fresh copy. */
    public Map<String, @Nullable Object> getArtifacts() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        run.getArtifacts().forEach((name, artifact) -> values.put(name, artifact.getValue()));
        return Collections.unmodifiableMap(values);
    }

    /**
     * One of them.
     *
     * @throws NotFound with the names that there are
     */
    public @Nullable Object artifact(String name) {
        Map<String, Artifact> artifacts = run.getArtifacts();
        if (!artifacts.containsKey(name)) {
            throw NotFound.named("the run left no artifact", name, artifacts.keySet());
        }
        return artifacts.get(name).getValue();
    }

    /** {@code result['total']}. */
    public @Nullable Object getAt(String artifact) {
        return artifact(artifact);
    }

    /** Every task that failed for good, in the order of time: the root cause is the first. */
    public List<FailedTask> getFailures() {
        return run.getFailures().stream().map(FailedTask::new).toList();
    }

    /** What was printed. */
    public Log getLog() {
        return run.getLog();
    }

    /** The lines that were printed, in their order. */
    public List<String> getLines() {
        return getLog().getLines().stream().map(line -> line.getText()).toList();
    }

    /** Everything that happened, in its order. */
    public List<RunEvent> getEvents() {
        return events;
    }

    /**
     * The tasks that are done, in the order in which they ended, as messages call them: {@code read}, {@code read[1]}; without those
     * that only decide.
     */
    public List<String> getDone() {
        return events.stream()
                .filter(RunEvent.TaskFinished.class::isInstance)
                .map(event -> ((RunEvent.TaskFinished) event).task())
                .filter(task -> !Deciders.isTaskName(task.step()))
                .map(TaskId::toString)
                .toList();
    }

    @Override
    public String toString() {
        return "run " + run + ": " + getStatus();
    }
}
