package flow.cli;

import flow.client.Artifact;
import flow.client.Run;
import flow.client.Step;
import flow.client.StepState;
import flow.client.Task;
import flow.event.Event;
import flow.store.TaskFailed;
import flow.view.Elapsed;
import flow.view.Table;
import flow.view.ValueLine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run, a step or a task as people read how it stands. */
final class StatusText {
    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST_CAUSE = 80;

    private final Surroundings surroundings;

    StatusText(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @param there how it stands where it runs; null when that was not asked */
    String of(Run run, List<Step> steps, @Nullable RemoteStatus there) {
        String took = RunTimes.took(run, surroundings.clock().instant());
        String head = "run " + run.getId() + " of " + run.getFlow() + ": " + run.getStatus()
                + (took.isEmpty() ? "" : (run.isOver() ? " after " : " for ") + took) + "\n";
        return head + Columns.of(facts(run, there)) + FailureReport.of(run) + "\n" + table(steps);
    }

    private List<List<String>> facts(Run run, @Nullable RemoteStatus there) {
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("  started", at(run.getStartedAt()) + " by " + run.getUser()));
        if (run.getScheduledTime() != null) {
            facts.add(List.of("  scheduled", "for " + at(run.getScheduledTime())));
        }
        if (!run.getEvents().isEmpty()) {
            facts.add(List.of(
                    "  started by",
                    run.getEvents().stream().map(Event::toString).collect(Collectors.joining(" and "))));
        }
        facts.add(List.of("  script", ShownPath.of(surroundings, Path.of(run.getScript()))));
        if (there != null) {
            facts.addAll(there.facts());
        }
        if (run.getOriginRunId() != null) {
            facts.add(List.of("  resumes", run.getOriginRunId()));
        }
        if (!run.getTags().isEmpty()) {
            facts.add(List.of("  tags", String.join(", ", run.getTags())));
        }
        String label = "  parameters";
        for (Map.Entry<String, Artifact> parameter : run.getParameters().entrySet()) {
            String value = ValueLine.of(parameter.getValue().stored(), LONGEST_VALUE);
            facts.add(List.of(label, parameter.getKey() + " = " + value));
            label = "";
        }
        return facts;
    }

    private String table(List<Step> steps) {
        Table table = new Table("step", "state", "tasks", "time");
        for (Step step : steps) {
            Duration took = step.getTook();
            table.row(List.of(
                    step.getName(),
                    StepState.of(step).toString(),
                    StepState.counts(step),
                    took == null ? "" : Elapsed.text(took)));
        }
        return table.text(surroundings.width().getAsInt());
    }

    String of(Step step) {
        String counts = StepState.counts(step);
        String head = "step " + step.getName() + " of run " + step.getRun().getId() + ": " + StepState.of(step)
                + (counts.isEmpty() ? "" : " (" + counts + ")") + "\n";
        Table table = new Table("task", "state", "attempts", "time", "cause");
        for (Task task : step.getTasks()) {
            table.row(List.of(
                    task.getId(),
                    task.getState().toString(),
                    Integer.toString(task.getAttempts()),
                    Elapsed.text(task.getTook()),
                    cause(task)));
        }
        return table.isEmpty()
                ? head
                : head + "\n" + table.text(surroundings.width().getAsInt());
    }

    /** Why its last attempt failed; empty when that did not. */
    private static String cause(Task task) {
        if (task.getState() == Task.State.DONE) {
            return "";
        }
        List<TaskFailed> failed = task.failedAttempts();
        String cause = failed.get(failed.size() - 1).what().lines().findFirst().orElse("");
        return cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE - 1) + "…";
    }

    String of(Task task) {
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("  started", at(task.getStartedAt())));
        facts.add(List.of("  took", Elapsed.text(task.getTook())));
        facts.add(List.of("  attempts", Integer.toString(task.getAttempts())));
        if (task.isReused()) {
            facts.add(List.of("  reused", "from run " + task.getOriginRunId()));
        }
        if (!task.getOwn().isEmpty()) {
            facts.add(List.of("  set", String.join(", ", task.getOwn().keySet())));
        }
        StringBuilder attempts = new StringBuilder();
        for (TaskFailed failed : task.failedAttempts()) {
            attempts.append("\nattempt ").append(failed.attempt()).append(": ").append(FailureReport.of(failed));
        }
        return "task " + task.getPath() + ": " + task.getState() + "\n" + Columns.of(facts) + attempts;
    }

    private String at(Instant time) {
        return RunTimes.text(time, surroundings.clock().getZone());
    }
}
