package flow.run;

import flow.graph.Block;
import flow.task.Fork;
import flow.task.View;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** The branches of one execution of a foreach or parallel. */
final class Branches implements Part {
    private final Coordinator run;
    private final Fork fork;
    private final IntFunction<Block> blocks;
    private final int most;
    private final Consumer<Fork> joined;
    private final Runnable failed;
    private final Map<Integer, Sequence> open = new LinkedHashMap<>();
    private int started;
    private boolean isFailed;

    /**
     * @param fork with at least one branch
     * @param blocks what each branch does
     * @param most how many run at a time
     * @param joined called when all of them ended
     * @param failed called when all of them are over, and not every one ended
     */
    Branches(Coordinator run, Fork fork, IntFunction<Block> blocks, int most, Consumer<Fork> joined, Runnable failed) {
        this.run = run;
        this.fork = fork;
        this.blocks = blocks;
        this.most = most;
        this.joined = joined;
        this.failed = failed;
    }

    @Override
    public void begin() {
        Alone alone = run.alone();
        OptionalInt way = alone == null || !alone.isOnce() ? OptionalInt.empty() : alone.way(fork, blocks);
        if (way.isPresent()) {
            startOnly(way.getAsInt());
            return;
        }
        run.startable(this);
    }

    /** The others are passed over, so that nothing follows. */
    private void startOnly(int number) {
        isFailed = true;
        started = fork.size();
        start(number);
    }

    boolean canStart() {
        return started < fork.size() && open.size() < most;
    }

    void startNext() {
        start(started++);
    }

    private void start(int number) {
        Sequence branch = new Sequence(
                run,
                blocks.apply(number),
                fork.start(),
                fork.place(number),
                (end, last) -> ended(number, end),
                () -> failed(number));
        open.put(number, branch);
        branch.begin();
    }

    private void ended(int number, View end) {
        fork.end(number, end);
        over(number);
    }

    private void failed(int number) {
        isFailed = true;
        over(number);
    }

    private void over(int number) {
        boolean couldStart = canStart();
        open.remove(number);
        if (canStart() && !couldStart) {
            run.startable(this);
        }
        if (!open.isEmpty() || started < fork.size()) {
            return;
        }
        if (isFailed) {
            failed.run();
            return;
        }
        joined.accept(fork);
    }

    @Override
    public void countNotStarted(NotStartedSteps steps) {
        open.values().forEach(branch -> branch.countNotStarted(steps));
        for (int number = started; number < fork.size(); number++) {
            steps.add(blocks.apply(number));
        }
    }
}
