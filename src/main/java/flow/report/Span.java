package flow.report;

import flow.client.Step;
import flow.client.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the beginning of a step's first task to the end of its last one, of those that ran in this run. */
record Span(Instant begin, Instant end) {

    /** Null when none ran. */
    static @Nullable Span of(Step step) {
        List<Task> ran =
                step.getTasks().stream().filter(task -> !task.isReused()).toList();
        if (ran.isEmpty()) {
            return null;
        }
        return new Span(
                ran.stream()
                        .map(Task::getStartedAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                ran.stream()
                        .map(Task::getEndedAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    Duration length() {
        return Duration.between(begin, end);
    }
}
