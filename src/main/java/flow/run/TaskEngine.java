package flow.run;

import flow.graph.Block;
import flow.graph.Flow;
import flow.graph.TaskId;
import flow.store.AttemptWriter;
import flow.store.Decision;
import flow.store.RunEnd;
import flow.store.RunReader;
import flow.store.RunRecord;
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
import java.util.function.Function;
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
     * @param failed how this attempt failed; null when it did not, when the task is done all the same, or was never reached
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
     * A run as its tasks see it.
     *
     * @param flow that it is one of
     * @param run as it was found when the process began; what never changes of it is not read again
     * @param parameters as the run has them
     */
    public record Within(Flow flow, RunReader run, Map<String, ? extends @Nullable Object> parameters) {}

    /**
     * Which attempt is meant.
     *
     * @param attempt from 0; where one of that number has failed already, as before {@code argo retry}, it is counted on
     */
    public record Wanted(Within within, TaskId task, int attempt) {}

    /**
     * Begins a run of a deployment, unless another of its tasks has meanwhile.
     *
     * @return the run as it began
     * @throws StoreFailure when the place cannot be written
     */
    public RunReader begin(
            Flow flow, String runId, Map<String, ? extends @Nullable Object> parameters, RunOptions options) {
        ScriptValues values = new ScriptValues(options.classes(), flow.codecs());
        return store.begin(runId, Beginning.of(flow, parameters, null, options.cause(), options, values, timer.now()));
    }

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
     * done, else it has failed for good. One that did say why, as where the language refused something, has failed with that.
     *
     * @param why for people
     * @param kind as in {@link flow.Failure}: {@code lost}, {@code killed}, {@code timeout}
     */
    public End giveUp(Wanted wanted, RunOptions options, String why, String kind) {
        Optional<TaskFailed> said =
                wanted.within().run().ofFailure(wanted.task(), wanted.attempt()).filter(TaskFailed::last);
        if (said.isPresent()) {
            return new End(null, said.get());
        }
        return end(wanted, options, LineListener.NONE, (task, runner) -> new GivenUp(task, runner, why, kind));
    }

    /**
     * Says of the nodes of a gang that failed that they were ended with it, where they have not failed themselves.
     *
     * @param gang as {@link TaskId#whole} has it
     * @param nodes how many it has
     */
    public void endGang(Within within, TaskId gang, int nodes) {
        new FailedGang(store, store.open(within.run().runId()), gang, nodes).endOthers();
    }

    private End end(
            Wanted wanted, RunOptions options, LineListener lines, BiFunction<Task, TaskRunner, Making> makings) {
        RunReader run = wanted.within().run();
        Optional<TaskDone> done = run.ofTask(wanted.task());
        if (done.isPresent()) {
            return new End(done.get(), null);
        }
        int attempt = wanted.attempt();
        while (run.ofFailure(wanted.task(), attempt).isPresent()) {
            attempt++;
        }
        Alone alone = Alone.once(wanted.task(), attempt, attempt - wanted.attempt());
        try (AttemptWriter writer = store.attempt(run, wanted.task(), attempt)) {
            Process process = new Process(wanted.within(), writer, options);
            process.make(lines, new EarlierTasks(run, wanted.task()), alone, makings, status -> List.of());
            return end(run, wanted.task(), attempt, writer.committed().orElse(null));
        }
    }

    /** @param committed what this attempt has written that counts; null where that is for the store to say */
    private static End end(RunReader run, TaskId task, int attempt, @Nullable RunRecord committed) {
        if (committed instanceof TaskDone done) {
            return new End(done, null);
        }
        Optional<TaskDone> faster =
                run.ofTask(task).or(() -> task.isNode() ? run.ofAttempt(task, attempt) : Optional.empty());
        if (faster.isPresent()) {
            return new End(faster.get(), null);
        }
        return new End(
                null,
                committed instanceof TaskFailed failed
                        ? failed
                        : run.ofFailure(task, attempt).orElse(null));
    }

    /**
     * Ends a run of a deployment: its hooks run, one after the other, and then it is written down how it ended.
     *
     * @param isRepeated whether this was tried before: then hooks that are done are not run again
     * @param lines hears what hooks print, which is stored as well
     */
    public void end(Within within, RunEnd.Status status, boolean isRepeated, RunOptions options, LineListener lines) {
        RunReader run = within.run();
        ScriptValues values = new ScriptValues(options.classes(), within.flow().codecs());
        for (Task hook : Hooks.of(within.flow(), values.runsOf(store), run, new RunEnd(status, timer.now()))) {
            if (isRepeated && run.ofTask(hook.id()).isPresent()) {
                continue;
            }
            try (RunWriter writer = store.attempt(run, hook.id(), hook.attempt())) {
                new Process(within, writer, options)
                        .make(
                                lines,
                                null,
                                null,
                                (task, runner) -> new InThread(runner.execution(task)),
                                ended -> List.of(hook));
            }
        }
        store.end(run, new RunEnd(status, timer.now()));
    }

    /** What one process does for a run that others write as well. */
    private final class Process {
        private final Within within;
        private final RunWriter writer;
        private final RunOptions options;

        Process(Within within, RunWriter writer, RunOptions options) {
            this.within = within;
            this.writer = writer;
            this.options = options;
        }

        /**
         * @param alone the task that is made; null for those that {@code hooks} gives
         * @param hooks what is done when the run has ended; nothing of its tasks is done then
         */
        void make(
                LineListener lines,
                @Nullable Earlier earlier,
                @Nullable Alone alone,
                BiFunction<Task, TaskRunner, Making> makings,
                Function<RunEnd.Status, List<Task>> hooks) {
            Flow flow = within.flow();
            RunValues values = new ScriptValues(options.classes(), flow.codecs()).in(writer, within.run());
            BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
            try (RunLogs logs = new RunLogs(output, writer, timer::now, lines, options.logLimit());
                    TaskRunner runner = new TaskRunner(
                            context(), values, new UserFrames(flow.position().file(), options.isUsers()), logs)) {
                Coordinator coordinator = new Coordinator(
                        flow,
                        earlier,
                        alone,
                        options,
                        runner,
                        Ledger.ofOneAttempt(writer),
                        timer,
                        task -> makings.apply(task, runner),
                        inbox);
                underway.during(coordinator, () -> coordinator.run(alone == null ? Block.EMPTY : flow.block(), hooks));
            }
        }

        private RunContext context() {
            RunReader run = within.run();
            RunStart start = run.start();
            return new RunContext(
                    within.flow(),
                    run.runId(),
                    start.origin(),
                    within.parameters(),
                    () -> List.copyOf(run.tags().all()),
                    start.userName(),
                    start.project() == null ? null : start.project().branch(),
                    start.project() != null && start.project().isProduction(),
                    start.cause(),
                    new ScriptValues(options.classes(), within.flow().codecs()).runsOf(store),
                    options.host());
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
