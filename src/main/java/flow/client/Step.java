package flow.client;

import flow.graph.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A step of a run, with those of its tasks that ended at least one attempt. */
public final class Step {
    private final Run run;
    private final String name;
    private final List<Task> tasks;
    private @Nullable Map<Task.State, Integer> counts;

    Step(Run run, String name, List<Task> tasks) {
        this.run = run;
        this.name = name;
        this.tasks = List.copyOf(tasks);
    }

    public Run getRun() {
        return run;
    }

    public String getName() {
        return name;
    }

    /** {@code RUN/STEP}. */
    public String getPath() {
        return run.getId() + "/" + name;
    }

    /** The digest of its code with what that calls in the script: equal digests mean equal code; null when it is not known. */
    public @Nullable String getCode() {
        return run.code(name);
    }

    /** In the order of the items, rounds and nodes. */
    public List<Task> getTasks() {
        return tasks;
    }

    /**
     * @param id as people type it: {@code 2}, {@code 2.0}, {@code 2~3}, {@code n1}, {@code 0}
     * @throws NotFound with the nearest one
     */
    public Task task(String id) {
        return tasks.stream()
                .filter(task -> task.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> tasks.isEmpty()
                        ? new NotFound("step '" + name + "' of run " + run.getId() + " has no task that ended")
                        : NotFound.named(
                                "step '" + name + "' of run " + run.getId() + " has no task",
                                id,
                                tasks.stream().map(Task::getId).toList()));
    }

    /** {@code step['2']}. */
    public Task getAt(String id) {
        return task(id);
    }

    /** {@code step[2]}: a task by its number. */
    public Task getAt(int number) {
        return task(Integer.toString(number));
    }

    /** The steps that its tasks came from in this run, in the order of the script; none of a step that did not run. */
    public List<Step> getParents() {
        return steps(run.course()::parents);
    }

    /** The steps that its tasks were followed by in this run, in the order of the script. */
    public List<Step> getChildren() {
        return steps(run.course()::children);
    }

    private List<Step> steps(Function<TaskId, List<TaskId>> others) {
        Set<String> names = tasks.stream()
                .flatMap(task -> others.apply(task.id()).stream())
                .map(TaskId::step)
                .collect(Collectors.toSet());
        return run.getSteps().stream()
                .filter(step -> names.contains(step.getName()))
                .toList();
    }

    /** What its tasks printed, in the order in which it was printed. */
    public Log getLog() {
        return new Log(
                run.reader(),
                source -> source.task() != null && source.task().step().equals(name));
    }

    /** How many tasks are done. */
    public int getDone() {
        return count(Task.State.DONE);
    }

    /** How many of these were taken over from another run. */
    public int getReused() {
        return (int) tasks.stream().filter(Task::isReused).count();
    }

    /** How many tasks finally failed. */
    public int getFailed() {
        return count(Task.State.FAILED);
    }

    /** How many tasks were ended from outside, for no fault of their own. */
    public int getEnded() {
        return count(Task.State.ENDED);
    }

    /** How many tasks are attempted again. */
    public int getRetrying() {
        return count(Task.State.RETRYING);
    }

    /** How many tasks have begun, or could: their turn has come. None in a run that ended; of one that was lost nobody knows. */
    public int getOpen() {
        return isEndKnown() ? 0 : run.course().open(name);
    }

    /** In how many places the step has not had its turn, as far as that is known. In a run that ended it did not start there. */
    public int getAhead() {
        return run.course().ahead(name) + (isEndKnown() ? run.course().open(name) : 0);
    }

    /** A run that ends notes every attempt that had begun: a task without a note has not. */
    private boolean isEndKnown() {
        return run.isOver() && run.getStatus() != Status.LOST;
    }

    /** There may be a hundred thousand, and each kind is asked for more than once. */
    private synchronized int count(Task.State state) {
        if (counts == null) {
            counts = new EnumMap<>(Task.State.class);
            for (Task task : tasks) {
                counts.merge(task.getState(), 1, Integer::sum);
            }
        }
        return counts.getOrDefault(state, 0);
    }

    /** From the beginning of the first task that ran in this run to the end of the last one; null when none has ended. */
    public @Nullable Duration getTook() {
        List<Task> ran = tasks.stream().filter(task -> !task.isReused()).toList();
        Optional<Instant> first = ran.stream().map(Task::getStartedAt).min(Comparator.naturalOrder());
        Optional<Instant> last = ran.stream().map(Task::getEndedAt).max(Comparator.naturalOrder());
        return first.isEmpty() || last.isEmpty() ? null : Duration.between(first.get(), last.get());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Step that && getPath().equals(that.getPath());
    }

    @Override
    public int hashCode() {
        return getPath().hashCode();
    }

    @Override
    public String toString() {
        return getPath();
    }
}
