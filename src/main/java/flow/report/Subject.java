package flow.report;

import flow.client.Run;
import flow.client.Step;
import flow.client.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a page is about.
 *
 * @param steps every step in the order of the script, then the tasks that only decide, then hooks
 * @param end when it ended; of a run without an end the last moment that it tells of
 */
record Subject(Run run, List<Step> steps, Instant end) {

    static Subject of(Run run) {
        List<Step> steps = new ArrayList<>(run.getSteps());
        steps.addAll(run.getDeciders());
        steps.addAll(run.getHooks());
        Instant start = run.getStartedAt();
        Instant last = steps.stream()
                .flatMap(step -> step.getTasks().stream())
                .filter(task -> !task.isReused())
                .map(Task::getEndedAt)
                .max(Comparator.naturalOrder())
                .orElse(start);
        Instant end = run.getEndedAt() == null ? last : run.getEndedAt();
        return new Subject(
                run,
                List.copyOf(steps),
                Stream.of(start, last, end).max(Comparator.naturalOrder()).orElseThrow());
    }

    Stream<Task> tasks() {
        return steps.stream().flatMap(step -> step.getTasks().stream());
    }

    /** The runs that tasks were taken over from. */
    List<String> reusedRuns() {
        return tasks().filter(Task::isReused)
                .map(Task::getOriginRunId)
                .distinct()
                .sorted()
                .toList();
    }

    /** Since the run began, in milliseconds. */
    long millis(Instant at) {
        return Duration.between(run.getStartedAt(), at).toMillis();
    }

    Map<String, Step> byName() {
        Map<String, Step> byName = new HashMap<>();
        steps.forEach(step -> byName.put(step.getName(), step));
        return byName;
    }

    /** Where the page tells of each step. */
    Map<String, String> anchors() {
        Map<String, String> anchors = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            anchors.put(steps.get(i).getName(), "step-" + i);
        }
        return anchors;
    }
}
