package flow.report;

import flow.client.Step;
import flow.client.Task;
import java.time.Duration;
import java.util.List;

/** How long the tasks of a step took. {@code p95} is the shortest time that 95 of 100 tasks kept to. */
record Spread(Duration least, Duration median, Duration p95, Duration most, Duration total) {
    private static final double MEDIAN = 0.5;
    private static final double MOST_OF_ALL = 0.95;

    /** @param step of which a task ran */
    static Spread of(Step step) {
        List<Duration> sorted = step.getTasks().stream()
                .filter(task -> !task.isReused())
                .map(Task::getTook)
                .sorted()
                .toList();
        return new Spread(
                sorted.get(0),
                at(sorted, MEDIAN),
                at(sorted, MOST_OF_ALL),
                sorted.get(sorted.size() - 1),
                sorted.stream().reduce(Duration.ZERO, Duration::plus));
    }

    private static Duration at(List<Duration> sorted, double share) {
        return sorted.get((int) Math.ceil(sorted.size() * share) - 1);
    }
}
