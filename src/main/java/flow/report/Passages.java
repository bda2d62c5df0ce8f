package flow.report;

import flow.client.Step;
import flow.client.Task;
import flow.graph.TaskId;
import flow.store.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the run went through blocks that something decides about, in words. */
final class Passages {
    private final Map<String, Step> steps;

    Passages(Map<String, Step> steps) {
        this.steps = steps;
    }

    /** {@code foreach · 12 items in 3 forks}. */
    String items(String decider) {
        List<Decision.Items> all = decisions(decider, Decision.Items.class).toList();
        if (all.isEmpty()) {
            return "foreach";
        }
        long items = all.stream().mapToLong(fork -> fork.items().size()).sum();
        String forks = all.size() == 1 ? "" : " in " + Count.of(all.size(), "fork");
        return "foreach · " + Count.of(items, "item") + forks;
    }

    /** How many times an option was taken, counted from 0; {@link Decision.Option#NOTHING} for none of them. */
    long taken(String decider, int option) {
        return decisions(decider, Decision.Option.class)
                .filter(decision -> decision.number() == option)
                .count();
    }

    /** Whether any option was taken, or none on purpose. */
    boolean isDecided(String decider) {
        return decisions(decider, Decision.Option.class).findAny().isPresent();
    }

    /** {@code repeat · 4 rounds}. */
    String rounds(String decider) {
        Map<List<TaskId.Index>, Long> loops = new HashMap<>();
        tasks(decider)
                .filter(task -> task.done() != null && task.done().decision() instanceof Decision.Again)
                .forEach(task -> loops.merge(loop(task.id()), 1L, Long::sum));
        if (loops.isEmpty()) {
            return "repeat";
        }
        long rounds = loops.values().stream().mapToLong(Long::longValue).sum();
        return "repeat · " + Count.of(rounds, "round")
                + (loops.size() == 1 ? "" : " in " + Count.of(loops.size(), "loop"));
    }

    /** The place of the loop whose round a task ends. */
    private static List<TaskId.Index> loop(TaskId task) {
        List<TaskId.Index> path = task.path();
        return path.subList(0, Math.max(0, path.size() - 1));
    }

    private <T extends Decision> Stream<T> decisions(String decider, Class<T> kind) {
        return tasks(decider)
                .filter(task ->
                        task.done() != null && kind.isInstance(task.done().decision()))
                .map(task -> kind.cast(task.done().decision()));
    }

    private Stream<Task> tasks(String decider) {
        Step step = steps.get(decider);
        return step == null ? Stream.empty() : step.getTasks().stream();
    }
}
