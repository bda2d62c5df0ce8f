package flow.task;

import flow.client.Run;
import flow.graph.Hook;
import flow.graph.Node;
import flow.graph.Retry;
import flow.graph.Step;
import flow.graph.StepOptions;
import flow.graph.TaskId;
import flow.graph.TaskNode;
import flow.store.ArtifactRef;
import flow.store.StoreFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one task: all that its execution depends on.
 *
 * @param place where it stands; of a gang's node, the node included
 * @param view what is visible to it
 * @param node whose body runs; null for a task that only decides
 * @param decides the foreach, choice or repeat that it decides as its last act; null for none
 * @param fork what a join follows; null for every other task
 * @param hooked the run that a hook is called with; null for every other task
 * @param retry when it is attempted again after a failure
 * @param attempt from 0
 */
public record Task(
        TaskId id,
        Place place,
        View view,
        @Nullable TaskNode node,
        @Nullable Node decides,
        @Nullable Fork fork,
        @Nullable Run hooked,
        Retry retry,
        int attempt) {

    /** Of a task that only decides. */
    private static final Retry RETRY = Retry.times(3);

    /** The first attempt at a task of the script. */
    public static Task of(TaskNode node, Place place, View view, @Nullable Node decides, @Nullable Fork fork) {
        Retry retry = node.options().effectiveRetry();
        return new Task(place.task(node.name()), place, view, node, decides, fork, null, retry, 0);
    }

    /** The first attempt at a task that only decides, called as {@link flow.graph.Deciders} says. */
    public static Task deciding(String name, Node decides, Place place, View view) {
        return new Task(place.task(name), place, view, null, decides, null, null, RETRY, 0);
    }

    /**
     * The only attempt at a hook.
     *
     * @param name as {@link Hook#taskName} says
     * @param run as it ended
     */
    public static Task hook(Hook hook, String name, Run run) {
        Step step = new Step(name, hook.position(), StepOptions.NONE, hook.body());
        return new Task(
                Place.TOP.task(name),
                Place.TOP,
                View.EMPTY,
                step,
                null,
                null,
                run,
                StepOptions.NONE.effectiveRetry(),
                0);
    }

    /**
     * The same task, as it sees other values: of artifacts, whatever was set before it, and of the items around it, which go by
     * {@code input} (the innermost) and by their own names.
     */
    public Task seeing(Map<String, ArtifactRef> values) {
        Place moved = place;
        Map<String, Binding> bindings = new HashMap<>();
        for (Map.Entry<String, ArtifactRef> value : values.entrySet()) {
            Optional<Place> other = moved.withItem(value.getKey(), value.getValue());
            if (other.isEmpty()) {
                bindings.put(value.getKey(), new Binding.Kept(value.getValue()));
            }
            moved = other.orElse(moved);
        }
        return new Task(id, moved, view.with(bindings), node, decides, fork, hooked, retry, attempt);
    }

    /** The next attempt. */
    public Task again() {
        return numbered(attempt + 1);
    }

    /** Another attempt, counted from 0. */
    public Task numbered(int other) {
        return new Task(id, place, view, node, decides, fork, hooked, retry, other);
    }

    /** The same attempt of a task that is repeated so many times more. */
    public Task repeatedMoreOften(int times) {
        Retry longer =
                times == 0 ? retry : Retry.times(retry.effectiveTimes() + times).orElse(retry);
        return new Task(id, place, view, node, decides, fork, hooked, longer, attempt);
    }

    /** Whether another attempt follows when this one fails like that. What the store failed to do is not the task's fault. */
    public boolean isRepeatedAfter(Throwable failure) {
        return attempt < retry.effectiveTimes() && Causes.of(failure).anyMatch(this::isCovered);
    }

    /** A process that made the attempt has judged for itself what it knew of. */
    private boolean isCovered(Throwable cause) {
        if (cause instanceof FailedApart failed) {
            return !failed.isLast();
        }
        return retry.covers(cause) || cause instanceof StoreFailure || cause instanceof ProcessLost;
    }

    /** Whether such a failure ends up in {@code catchInto}'s artifact. What decides is never caught. */
    boolean catches(Throwable failure) {
        return decides == null
                && node != null
                && node.options().catchInto() != null
                && !isRepeatedAfter(failure)
                && Diagnoses.isCatchable(failure);
    }
}
