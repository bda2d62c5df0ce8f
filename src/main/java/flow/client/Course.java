package flow.client;

import flow.graph.Outline;
import flow.graph.Outline.Branches;
import flow.graph.Outline.Items;
import flow.graph.Outline.Nodes;
import flow.graph.Outline.Options;
import flow.graph.Outline.Part;
import flow.graph.Outline.Rounds;
import flow.graph.TaskId;
import flow.graph.TaskId.Index;
import flow.store.Decision;
import flow.store.TaskDone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The way that a run took through the blocks of its flow, as its records tell it: what is visible where, which tasks came right
 * before which, and what was left out.
 */
final class Course {
    private final Map<TaskId, Written> written;
    private final Map<TaskId, Layer> ends = new HashMap<>();
    private final Map<TaskId, List<TaskId>> parents = new LinkedHashMap<>();
    private final Map<TaskId, List<TaskId>> children = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<String, Integer> ahead = new HashMap<>();
    private Layer last = Layer.BEGIN;
    private int forks;

    private Course(Map<TaskId, Written> written) {
        this.written = written;
    }

    static Course of(Outline outline, Map<TaskId, Written> written) {
        Course course = new Course(written);
        course.walk(outline, List.of(), Layer.BEGIN);
        course.parents.forEach((task, before) -> before.forEach(parent -> course.children
                .computeIfAbsent(parent, none -> new ArrayList<>())
                .add(task)));
        return course;
    }

    /** What is visible when a task is done; null when it is not. */
    @Nullable
    Layer end(TaskId task) {
        return ends.get(task);
    }

    /** What is visible where the flow ended, or outside of all forks as far as it got. */
    Layer last() {
        return last;
    }

    /** The tasks right before a task on its way, over forks, joins and rounds; none of the first one, and of what has no place in a block. */
    List<TaskId> parents(TaskId task) {
        return parents.getOrDefault(task, List.of());
    }

    /** The tasks right behind a task that have ended at least one attempt, in the order of the script and of the items. */
    List<TaskId> children(TaskId task) {
        return children.getOrDefault(task, List.of());
    }

    /** How many tasks of a step have their turn and left nothing yet. */
    int open(String step) {
        return open.getOrDefault(step, 0);
    }

    /** In how many places a step has not had its turn, as far as that is known. */
    int ahead(String step) {
        return ahead.getOrDefault(step, 0);
    }

    /** What is visible at the end of a block; null when the run did not get there. */
    private @Nullable Layer walk(Outline block, List<Index> path, Layer before) {
        Layer layer = before;
        for (Part part : block.parts()) {
            if (layer == null) {
                leaveOut(part);
                continue;
            }
            layer = walk(part, path, layer);
            if (forks == 0 && layer != null) {
                last = layer;
            }
        }
        return layer;
    }

    private void leaveOut(Part part) {
        new Outline(List.of(part)).steps().forEach(step -> ahead.merge(step, 1, Integer::sum));
    }

    private @Nullable Layer walk(Part part, List<Index> path, Layer before) {
        if (part instanceof Outline.Task task) {
            return task(new TaskId(task.step(), path), before);
        }
        if (part instanceof Nodes gang) {
            return fork(
                    gang.count(),
                    before,
                    node -> task(new TaskId(gang.step(), path).inside(new Index.Node(node)), before));
        }
        if (part instanceof Branches fork) {
            return fork(
                    fork.branches().size(), before, i -> walk(fork.branches().get(i), path, before));
        }
        if (part instanceof Rounds rounds) {
            return rounds(rounds, path, before);
        }
        return decided(part, path, before);
    }

    private @Nullable Layer task(TaskId id, Layer before) {
        Written task = written.get(id);
        if (task == null) {
            open.merge(id.step(), 1, Integer::sum);
            return null;
        }
        parents.put(id, before.last());
        TaskDone done = task.done();
        if (done == null) {
            return null;
        }
        Layer end = before.with(done);
        ends.put(id, end);
        return end;
    }

    private @Nullable Layer fork(int size, Layer before, IntFunction<@Nullable Layer> branch) {
        List<Layer> ends = new ArrayList<>(size);
        forks++;
        for (int i = 0; i < size; i++) {
            Layer end = branch.apply(i);
            if (end != null) {
                ends.add(end);
            }
        }
        forks--;
        return ends.size() == size ? before.joined(ends) : null;
    }

    private @Nullable Layer decided(Part part, List<Index> path, Layer before) {
        String decider = part instanceof Items items ? items.decider() : ((Options) part).decider();
        Decision decision = decision(decider, path);
        if (part instanceof Items items && decision instanceof Decision.Items found) {
            return fork(
                    found.items().size(), before, i -> walk(items.branch(), inside(path, new Index.Item(i)), before));
        }
        if (part instanceof Options choice && decision instanceof Decision.Option taken) {
            boolean nothing = taken.number() == Decision.Option.NOTHING;
            return nothing ? before : walk(choice.options().get(taken.number()), path, before);
        }
        leaveOut(part);
        return null;
    }

    private @Nullable Layer rounds(Rounds rounds, List<Index> path, Layer before) {
        Layer layer = before;
        for (int number = 0; layer != null; number++) {
            List<Index> round = inside(path, new Index.Round(number));
            layer = walk(rounds.round(), round, layer);
            if (!(decision(rounds.decider(), round) instanceof Decision.Again decided)) {
                return null;
            }
            if (!decided.again()) {
                return layer;
            }
        }
        return null;
    }

    private @Nullable Decision decision(String decider, List<Index> path) {
        Written task = written.get(new TaskId(decider, path));
        TaskDone done = task == null ? null : task.done();
        return done == null ? null : done.decision();
    }

    private static List<Index> inside(List<Index> path, Index index) {
        List<Index> longer = new ArrayList<>(path);
        longer.add(index);
        return longer;
    }
}
