package flow.run;

import flow.graph.Block;
import flow.graph.Choice;
import flow.graph.Deciders.Decider;
import flow.graph.Foreach;
import flow.graph.Gang;
import flow.graph.Node;
import flow.graph.Parallel;
import flow.graph.Repeat;
import flow.graph.TaskId;
import flow.graph.TaskNode;
import flow.store.Decision;
import flow.task.Fork;
import flow.task.Place;
import flow.task.Task;
import flow.task.View;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One execution of a block: its nodes, one after the other. */
final class Sequence implements Part {
    private final Coordinator run;
    private final List<Node> nodes;
    private final Place place;
    private final BiConsumer<View, @Nullable Decided> ended;
    private final Runnable failed;
    private int at;
    private View view;
    /** What the node before decided, until it is followed. */
    private @Nullable Decided decided;
    /** The fork that the node before was, until it is joined. */
    private @Nullable Fork fork;

    private @Nullable Part current;

    /**
     * @param view what is visible where it begins
     * @param place where its tasks stand
     * @param ended gets what is visible at its end, and what its last task decided
     */
    Sequence(
            Coordinator run,
            Block block,
            View view,
            Place place,
            BiConsumer<View, @Nullable Decided> ended,
            Runnable failed) {
        this.run = run;
        this.nodes = block.nodes();
        this.view = view;
        this.place = place;
        this.ended = ended;
        this.failed = failed;
    }

    @Override
    public void begin() {
        run.next(this::advance);
    }

    private void advance() {
        if (at == nodes.size()) {
            ended.accept(view, decided);
            return;
        }
        current = part(nodes.get(at));
        if (current == null) {
            passed(view);
            return;
        }
        current.begin();
    }

    /** Behind a node. */
    private void passed(View left) {
        view = left;
        current = null;
        at++;
        run.next(this::advance);
    }

    private void joinNext(Fork over) {
        fork = over;
        passed(view);
    }

    private void failed() {
        run.tally().notStarted().add(nodes.subList(at + 1, nodes.size()));
        failed.run();
    }

    /** Executes a node; null when there is nothing in it to execute. */
    private @Nullable Part part(Node node) {
        if (node instanceof Gang gang) {
            return tasks(gang);
        }
        if (node instanceof TaskNode task) {
            return task(task);
        }
        if (node instanceof Parallel parallel) {
            return branches(parallel);
        }
        if (node instanceof Repeat repeat) {
            return new Rounds(run, repeat, view, place, this::passed, this::failed);
        }
        Decided before = decided;
        decided = null;
        return before == null ? decision(node) : follow(node, before);
    }

    private Part tasks(Gang gang) {
        Fork ends = Fork.over(gang, view, place);
        List<Task> tasks = IntStream.range(0, gang.nodes())
                .mapToObj(node -> Task.of(gang, ends.place(node), ends.start(), null, null))
                .toList();
        return new Work(
                run,
                tasks,
                gang.options().effectiveTimeout(),
                done -> {
                    for (int node = 0; node < tasks.size(); node++) {
                        ends.end(node, done.get(node).left());
                    }
                    joinNext(ends);
                },
                this::failed);
    }

    private Part task(TaskNode node) {
        Fork before = fork;
        fork = null;
        View seen = before == null ? view : before.joined(node.name());
        Task task = Task.of(node, place, seen, run.deciders().decidedBy(node).orElse(null), before);
        return new Work(
                run,
                List.of(task),
                node.options().effectiveTimeout(),
                done -> {
                    decided = Decided.by(task, done.get(0));
                    passed(done.get(0).left());
                },
                this::failed);
    }

    private @Nullable Part branches(Parallel parallel) {
        Fork branches = Fork.over(parallel, view, place);
        return branches(branches, branch -> parallel.branches().get(branch).block(), Integer.MAX_VALUE);
    }

    private @Nullable Part branches(Fork over, IntFunction<Block> blocks, int most) {
        if (over.size() == 0) {
            fork = over;
            return null;
        }
        return new Branches(run, over, blocks, most, this::joinNext, this::failed);
    }

    /** A task of its own, where no task before decides. */
    private Part decision(Node node) {
        Decider.Own own = (Decider.Own) run.deciders().of(node);
        Task task = Task.deciding(own.name(), node, place, view);
        return new Work(
                run,
                List.of(task),
                Optional.empty(),
                done -> {
                    decided = Decided.by(task, done.get(0));
                    run.next(this::advance);
                },
                this::undecided);
    }

    private void undecided() {
        run.tally().notStarted().add(nodes.get(at));
        failed();
    }

    /** What was decided; null when nothing is to be done. */
    private @Nullable Part follow(Node node, Decided by) {
        if (node instanceof Foreach foreach) {
            return branches(foreach, (Decision.Items) by.decision(), by.task());
        }
        return option((Choice) node, (Decision.Option) by.decision(), by.task());
    }

    private @Nullable Part branches(Foreach foreach, Decision.Items items, TaskId by) {
        Fork branches = Fork.over(foreach, items.items(), view, place);
        run.ledger().tell(new RunEvent.ItemsDecided(run.now(), by, foreach, branches.size()));
        int most = foreach.maxParallel() == null ? Integer.MAX_VALUE : foreach.maxParallel();
        return branches(branches, branch -> foreach.block(), most);
    }

    private @Nullable Part option(Choice choice, Decision.Option option, TaskId by) {
        run.ledger().tell(new RunEvent.OptionTaken(run.now(), by, choice, option.number()));
        if (option.number() == Decision.Option.NOTHING) {
            return null;
        }
        Block taken = choice.blocks().get(option.number());
        return new Sequence(run, taken, view, place, (left, last) -> passed(left), this::failed);
    }

    @Override
    public void countNotStarted(NotStartedSteps steps) {
        steps.add(nodes.subList(at + 1, nodes.size()));
        if (current != null) {
            current.countNotStarted(steps);
        }
    }
}
