package flow.run;

import flow.graph.Block;
import flow.graph.Deciders;
import flow.graph.TaskId;
import flow.graph.TaskNode;
import flow.store.ArtifactRef;
import flow.task.Fork;
import flow.task.Task;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** That only one task of a run is run, or one gang. What was not done before it is neither done now nor has it failed. */
final class Alone {
    private static final int AS_OFTEN_AS_IT_TAKES = -1;

    private final TaskId only;
    private final Map<String, ArtifactRef> set;
    private final int attempt;
    private final int before;

    private Alone(TaskId only, Map<String, ArtifactRef> set, int attempt, int before) {
        this.only = only;
        this.set = Map.copyOf(set);
        this.attempt = attempt;
        this.before = before;
    }

    /**
     * One that is attempted as often as it says.
     *
     * @param only of a gang the gang
     * @param set what it sees in the place of what was there
     */
    static Alone of(TaskId only, Map<String, ArtifactRef> set) {
        return new Alone(only.whole(), set, AS_OFTEN_AS_IT_TAKES, 0);
    }

    /**
     * One of which this attempt is made and no other.
     *
     * @param before how many attempts count no more, for how often it is repeated: it was begun anew behind them
     */
    static Alone once(TaskId only, int attempt, int before) {
        return new Alone(only, Map.of(), attempt, before);
    }

    boolean isOnce() {
        return attempt != AS_OFTEN_AS_IT_TAKES;
    }

    boolean passesOver(List<Task> tasks) {
        return tasks.stream()
                .noneMatch(task -> (isOnce() ? task.id() : task.id().whole()).equals(only));
    }

    /** Of the nodes of a gang one makes an attempt in a process of its own; all do that are run here. */
    void keepOnly(List<Task> tasks) {
        if (isOnce()) {
            tasks.removeIf(task -> !task.id().equals(only));
        }
    }

    Task prepared(Task task) {
        Task seeing = task.seeing(set);
        return isOnce() ? seeing.numbered(attempt).repeatedMoreOften(before) : seeing;
    }

    /** The branch in which it stands; empty when it stands in none of them, so that it may need what all have left. */
    OptionalInt way(Fork fork, IntFunction<Block> blocks) {
        for (int number = 0; number < fork.size(); number++) {
            TaskId there = fork.place(number).task(only.step());
            boolean isOnPath = only.path().size() >= there.path().size()
                    && only.path().subList(0, there.path().size()).equals(there.path());
            if (isOnPath && holds(blocks.apply(number))) {
                return OptionalInt.of(number);
            }
        }
        return OptionalInt.empty();
    }

    /** A task that only decides stands in no block, but what it is called after does. */
    private boolean holds(Block block) {
        String step = only.step();
        String written = Deciders.isTaskName(step) ? step.substring(0, step.length() - 1) : step;
        return block.allTasks().map(TaskNode::name).anyMatch(written::equals);
    }
}
