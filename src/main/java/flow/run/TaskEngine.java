package flow.run;

import flow.graph.Flow;
import flow.graph.TaskId;
import flow.store.Decision;
import flow.store.RunReader;
import flow.store.RunStart;
import flow.store.RunWriter;
import flow.store.Store;
import flow.store.StoreFailure;
import flow.store.TaskDone;
import flow.store.TaskFailed;
import flow.task.LineListener;
import flow.task.Output;
import flow.task.RunContext;
import flow.task.RunLogs;
import flow.task.RunValues;
import flow.task.ScriptValues;
import flow.task.Task;
import flow.task.TaskRunner;
import flow.task.UserFrames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes one attempt at one task of a run, in a process of its own: what a pod does. Goes the way to the task through the flow, by what
 * the tasks before it wrote down, and reads of their values what the task reads.
 */
public final class TaskEngine {
    private final Store store;
    private final Timer timer = new ThreadTimer();
    private final Output output;
    private final Underway underway = new Underway();

    /** @param output by which the body prints */
    public TaskEngine(Store store, Output output) {
        this.store = store;
        this.output = output;
    }

    /**
     * How it ended.
     *
     * @param done what the task left, which may be another attempt's; null when it is not done
     * @param failed how this attempt failed; null when it did not, or when the task was never reached
     */
    public record End(@Nullable TaskDone done, @Nullable TaskFailed failed) {

        /** What the task decided as its last act. */
        public Optional<Decision> decision() {
            return done == null ? Optional.empty() : Optional.ofNullable(done.decision());
        }

        /** Whether what stands before the task is not done, so that it could not be begun. */
        public boolean isUnreached() {
            return done == null && failed == null;
        }
    }

    /**
     * Which attempt is meant.
     *
     * @param runId a run of the same flow
     * @param attempt from 0
     * @param parameters as the run has them
     */
    public record Wanted(
            Flow flow, String runId, TaskId task, int attempt, Map<String, ? extends @Nullable Object> parameters) {}

    /**
     * Does nothing when the task is done already. {@link #abort} ends it.
     *
     * @param lines hears what the body prints, which is stored as well
     * @throws StoreFailure when the run cannot be read, or how the task ended not be written
     */
    public End attempt(Wanted wanted, RunOptions options, LineListener lines) {
        return end(wanted, options, lines, (task, runner) -> new InThread(runner.execution(task)));
    }

    /**
     * Says of a task that no further attempt is made, the last one having ended without a word: where the step catches that it is
     * done, else it has failed for good.
     *
     * @param why for people
     * @param kind as in {@link flow.Failure}: {@code lost}, {@code killed}, {@code timeout}
     */
    public End giveUp(Wanted wanted, RunOptions options, String why, String kind) {
        return end(wanted, options, LineListener.NONE, (task, runner) -> new GivenUp(task, runner, why, kind));
    }

    private End end(
            Wanted wanted, RunOptions options, LineListener lines, BiFunction<Task, TaskRunner, Making> making) {
        RunReader run = store.open(wanted.runId());
        if (run.ofTask(wanted.task()).isEmpty()) {
            try (RunWriter writer = store.attempt(wanted.runId(), wanted.task(), wanted.attempt())) {
                make(wanted, run, writer, options, lines, making);
            }
        }
        return new End(
                run.ofTask(wanted.task()).orElse(null),
                run.ofFailure(wanted.task(), wanted.attempt()).orElse(null));
    }

    private void make(
            Wanted wanted,
            RunReader run,
            RunWriter writer,
            RunOptions options,
            LineListener lines,
            BiFunction<Task, TaskRunner, Making> making) {
        Flow flow = wanted.flow();
        RunStart start = run.start();
        RunContext context = new RunContext(
                flow,
                run.runId(),
                start.origin(),
                wanted.parameters(),
                List.copyOf(run.tags().all()),
                start.userName(),
                start.project() == null ? null : start.project().branch(),
                start.project() != null && start.project().isProduction(),
                null,
                options.host());
        RunValues values = new ScriptValues(options.classes(), flow.codecs()).in(writer, run);
        BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
        try (RunLogs logs = new RunLogs(output, writer, timer::now, lines, options.logLimit());
                TaskRunner runner = new TaskRunner(
                        context, values, new UserFrames(flow.position().file(), options.isUsers()), logs)) {
            Coordinator coordinator = new Coordinator(
                    flow,
                    new EarlierTasks(run, wanted.task()),
                    Alone.once(wanted.task(), wanted.attempt()),
                    options,
                    runner,
                    Ledger.ofOneAttempt(writer),
                    timer,
                    task -> making.apply(task, runner),
                    inbox);
            underway.during(coordinator, () -> coordinator.run(flow.block(), status -> List.of()));
        }
    }

    /** Tells the body to end, and gives it a time of grace. Returns at once; for any thread. */
    public void abort() {
        underway.abort();
    }

    /**
     * A thread called {@code System.exit} and will never return from it, while the process waits for the task.
     *
     * @return whether it worked for the task, which has failed with that; never completed when that is over by then
     */
    public CompletableFuture<Boolean> exits(Thread caller) {
        return underway.exits(caller);
    }
}
