package flow.progress;

import flow.graph.Block;
import flow.graph.Deciders;
import flow.graph.Flow;
import flow.graph.Gang;
import flow.graph.Hook;
import flow.graph.Node;
import flow.graph.Parallel;
import flow.graph.TaskId;
import flow.graph.TaskNode;
import flow.run.RunEvent;
import flow.run.RunEvent.ItemsDecided;
import flow.run.RunEvent.OptionTaken;
import flow.run.RunEvent.RunFinished;
import flow.run.RunEvent.RunStarted;
import flow.run.RunEvent.TaskFailed;
import flow.run.RunEvent.TaskFinished;
import flow.run.RunEvent.TaskKilled;
import flow.run.RunEvent.TaskRetried;
import flow.run.RunEvent.TaskReused;
import flow.run.RunEvent.TaskStarted;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a run stands: its steps, in the order of the script, with what is known of each. */
final class Board {

    private final Map<String, StepRow> rows = new LinkedHashMap<>();
    private final Set<String> notStarted = new HashSet<>();
    private Instant start = Instant.EPOCH;
    private @Nullable TaskId firstFailed;
    private boolean isOver;

    Board(Flow flow) {
        flow.tasks().forEach(step -> rows.put(step.name(), new StepRow(step.name())));
        expect(flow.block(), 1);
    }

    static boolean isDecider(TaskId task) {
        return Deciders.isTaskName(task.step());
    }

    void accept(RunEvent event) {
        if (event instanceof RunStarted started) {
            start = started.at();
        } else if (event instanceof TaskStarted started) {
            row(started.task()).started(started.task(), started.at());
        } else if (event instanceof TaskFinished finished) {
            row(finished.task()).finished(finished.task(), finished.at(), finished.caught() != null);
        } else if (event instanceof TaskReused reused) {
            row(reused.task()).reused(reused.task(), start);
        } else if (event instanceof TaskRetried retried) {
            row(retried.task()).repeats(retried.task(), retried.at());
        } else if (event instanceof TaskFailed failed) {
            row(failed.task()).failed(failed.task(), failed.at());
            firstFailed = firstFailed == null ? failed.task() : firstFailed;
        } else if (event instanceof TaskKilled killed) {
            row(killed.task()).killed(killed.task(), killed.at());
        } else if (event instanceof ItemsDecided decided) {
            expect(decided.foreach().block(), decided.count());
        } else if (event instanceof OptionTaken taken) {
            taken(taken);
        } else if (event instanceof RunFinished finished) {
            finished.result().notStarted().forEach(step -> notStarted.add(step.step()));
            isOver = true;
        }
    }

    private StepRow row(TaskId task) {
        return rows.computeIfAbsent(task.step(), StepRow::new);
    }

    /** What is sure to run that often; of choices and loops that is not known, of other forks not yet. */
    private void expect(Block block, int times) {
        for (Node node : block.nodes()) {
            if (node instanceof TaskNode task) {
                rows.get(task.name()).expect(node instanceof Gang gang ? times * gang.nodes() : times);
            }
            if (node instanceof Parallel parallel) {
                parallel.branches().forEach(branch -> expect(branch.block(), times));
            }
        }
    }

    private void taken(OptionTaken taken) {
        List<Block> options = taken.choice().blocks();
        for (int option = 0; option < options.size(); option++) {
            if (option == taken.option()) {
                expect(options.get(option), 1);
            } else if (taken.task().path().isEmpty()) {
                options.get(option)
                        .allTasks()
                        .forEach(step -> rows.get(step.name()).skip());
            }
        }
    }

    Instant start() {
        return start;
    }

    /** The root of all evil; null as long as there is none. */
    @Nullable
    TaskId firstFailed() {
        return firstFailed;
    }

    boolean isOver() {
        return isOver;
    }

    /** Whether any task is between two attempts. */
    boolean isRepeating() {
        return rows.values().stream().anyMatch(row -> row.repeating() > 0);
    }

    /** Without those that do not run, and those that only decide and have done so; at the end what did not begin is there if it should have. */
    List<StepRow> rows() {
        return rows.values().stream().filter(this::isShown).toList();
    }

    private boolean isShown(StepRow row) {
        if (Deciders.isTaskName(row.name())) {
            return row.failed() > 0 || row.repeating() > 0;
        }
        if (row.isBegun()) {
            return true;
        }
        return isOver ? notStarted.contains(row.name()) : !row.isSkipped();
    }

    /** How many tasks of the script's steps were committed; hooks are none, and what only decides is not shown. */
    int done() {
        return StepRow.sum(steps(), StepRow::done);
    }

    /** How many of these were taken over. */
    int reused() {
        return StepRow.sum(steps(), StepRow::reused);
    }

    private List<StepRow> steps() {
        return rows.values().stream()
                .filter(row -> !Hook.isTaskName(row.name()) && !Deciders.isTaskName(row.name()))
                .toList();
    }

    /** Tasks that are running, those that do so for the longest time first. */
    List<Map.Entry<TaskId, Instant>> running() {
        return rows.values().stream()
                .flatMap(row -> row.running().entrySet().stream())
                .sorted(Map.Entry.comparingByValue())
                .toList();
    }
}
