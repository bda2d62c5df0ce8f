package flow.run;

import flow.graph.Flow;
import flow.problem.Problem;
import flow.problem.ProblemException;
import flow.resume.Plan;
import flow.store.ArtifactRef;
import flow.store.Origin;
import flow.store.RunLocked;
import flow.store.RunReader;
import flow.store.RunStart;
import flow.store.RunWriter;
import flow.store.Store;
import flow.store.StoreFailure;
import flow.task.Output;
import flow.task.RunContext;
import flow.task.RunLogs;
import flow.task.RunValues;
import flow.task.ScriptValues;
import flow.task.Task;
import flow.task.TaskRunner;
import flow.task.UserFrames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs flows on this machine, in threads. One engine makes one run at a time. */
public final class LocalEngine {
    private final Store store;
    private final Timer timer;
    private final Output output;
    private final @Nullable TaskProcesses processes;
    private final Underway underway = new Underway();

    /** @param output by which bodies print */
    public LocalEngine(Store store, Output output) {
        this(store, new ThreadTimer(), output);
    }

    /** One whose time is another than the machine's. */
    public LocalEngine(Store store, Timer timer, Output output) {
        this(store, timer, output, null);
    }

    /** One that has each task made by a process of its own, but for hooks. */
    public LocalEngine(Store store, Output output, @Nullable TaskProcesses processes) {
        this(store, new ThreadTimer(), output, processes);
    }

    private LocalEngine(Store store, Timer timer, Output output, @Nullable TaskProcesses processes) {
        this.store = store;
        this.timer = timer;
        this.output = output;
        this.processes = processes;
    }

    /**
     * Runs a flow from its beginning to its end. Interrupting the calling thread aborts it.
     *
     * @param parameters a value for every parameter of the flow, already of its type
     * @param events is told everything that happens, in order, one at a time; the run waits for it
     * @throws ProblemException when the flow uses what this machine cannot do; then there is no run
     * @throws StoreFailure when the run cannot be written
     */
    public RunResult run(
            Flow flow,
            Map<String, ? extends @Nullable Object> parameters,
            RunOptions options,
            Consumer<RunEvent> events) {
        return make(null, flow, parameters, null, options, events);
    }

    /**
     * The same under an id that was chosen before.
     *
     * @throws StoreFailure also when there is a run of that id
     */
    public RunResult run(
            String runId,
            Flow flow,
            Map<String, ? extends @Nullable Object> parameters,
            RunOptions options,
            Consumer<RunEvent> events) {
        return make(runId, flow, parameters, null, options, events);
    }

    /**
     * The same for a run that goes on from an earlier one: what the plan takes over is part of it from the start, the rest is run.
     * By a plan of one task only that one is run, and no hook. Such a run has failed with it, or else is aborted: it is not through.
     *
     * @throws RunLocked when the earlier run goes on itself, or another one goes on from it
     */
    public RunResult resume(
            Flow flow,
            Map<String, ? extends @Nullable Object> parameters,
            Resumption resumption,
            RunOptions options,
            Consumer<RunEvent> events) {
        return make(null, flow, parameters, resumption, options, events);
    }

    private RunResult make(
            @Nullable String runId,
            Flow flow,
            Map<String, ? extends @Nullable Object> parameters,
            @Nullable Resumption resumption,
            RunOptions options,
            Consumer<RunEvent> events) {
        List<Problem> problems = new ArrayList<>(SecretsWithinReach.in(flow));
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        ScriptValues values = new ScriptValues(options.classes(), flow.codecs());
        Origin origin = resumption == null ? null : origin(resumption.plan().origin());
        RunStart start = Beginning.of(
                flow,
                parameters,
                origin,
                resumption == null
                        ? options.cause()
                        : resumption.plan().origin().start().cause(),
                options,
                values,
                timer.now());
        try (RunWriter writer = begin(runId, start, resumption)) {
            List<String> tags = List.copyOf(start.tags().all());
            RunContext context = new RunContext(
                    flow,
                    writer.runId(),
                    resumption != null && resumption.isTrial() ? ofItsOwn(start, writer.runId()) : start.origin(),
                    parameters,
                    () -> tags,
                    options.userName(),
                    options.branchName(),
                    options.isProduction(),
                    start.cause(),
                    values.runsOf(store),
                    options.host());
            RunReader reader = store.open(writer.runId());
            RunValues kept = values.in(writer, reader);
            Unsaid unsaid = new Unsaid(writer::sync);
            BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
            events.accept(new RunEvent.RunStarted(timer.now(), writer.runId(), flow.name()));
            try (Announcer announcer = new Announcer(events, writer::sync, inbox::add)) {
                Lines lines = new Lines(announcer, inbox::add);
                try (RunLogs logs = new RunLogs(output, writer, timer::now, lines, options.logLimit());
                        TaskRunner runner = new TaskRunner(
                                context, kept, new UserFrames(flow.position().file(), options.isUsers()), logs)) {
                    Plan plan = resumption == null ? null : resumption.plan();
                    if (plan != null) {
                        announcer.accept(new RunEvent.RunResumed(
                                timer.now(), plan.origin().runId(), plan.size()));
                    }
                    Alone alone = resumption == null ? null : alone(resumption, kept);
                    Coordinator run = new Coordinator(
                            flow,
                            plan == null ? null : plan::find,
                            alone,
                            options,
                            runner,
                            new Ledger(writer, announcer),
                            timer,
                            task -> making(task, runner, reader, unsaid, lines),
                            inbox);
                    Hooks hooks = new Hooks(flow, values.runsOf(store), writer, reader, timer);
                    walk(flow, run, hooks, logs, lines);
                    Finish finish = new Finish(flow, run, writer, announcer, events, timer);
                    Scarcity.patiently(finish);
                    return finish.result();
                }
            }
        }
    }

    private static @Nullable Alone alone(Resumption resumption, RunValues values) {
        if (!resumption.plan().isOfOne()) {
            return null;
        }
        Map<String, ArtifactRef> set = new LinkedHashMap<>();
        resumption.set().forEach((name, value) -> set.put(name, values.keep(name, value)));
        return Alone.of(resumption.plan().only(), set);
    }

    /** Hooks are the run's own. */
    private Making making(Task task, TaskRunner runner, RunReader reader, Unsaid unsaid, Lines lines) {
        if (processes == null || task.hooked() != null) {
            return new InThread(runner.execution(task));
        }
        return new InProcess(task, reader, unsaid, runner, processes, lines);
    }

    private static Origin origin(RunReader run) {
        Origin before = run.start().origin();
        return new Origin(run.runId(), before == null ? run.runId() : before.firstRunId());
    }

    /** Where a trial comes from: with it a chain of its own begins. */
    private static Origin ofItsOwn(RunStart start, String runId) {
        return new Origin(Objects.requireNonNull(start.origin()).runId(), runId);
    }

    /** With all that it takes over at once: from then on the new run holds what it needs, whatever becomes of the old one. */
    private RunWriter begin(@Nullable String runId, RunStart start, @Nullable Resumption resumption) {
        if (resumption != null) {
            return store.resume(start, resumption.plan().inheritance(), resumption.isAnew());
        }
        return runId == null ? store.create(start) : store.create(runId, start);
    }

    private void walk(Flow flow, Coordinator run, Hooks hooks, RunLogs logs, Lines lines) {
        try {
            underway.during(run, () -> run.run(flow.block(), hooks::after));
        } finally {
            logs.close();
            lines.end();
        }
    }

    /**
     * Ends the run, also one that has not begun yet: nothing new is started, tasks are interrupted and given a time of grace,
     * then the run is recorded as aborted. Returns at once; may be called from any thread. The engine makes no more runs.
     */
    public void abort() {
        underway.abort();
    }

    /**
     * Whether a thread works for a task of the run; changes nothing. Where several engines work in one process, that says whose end
     * {@link #exits} is.
     *
     * @return never completed when the run is over by then
     */
    public CompletableFuture<Boolean> isOf(Thread worker) {
        return underway.isOf(worker);
    }

    /**
     * A thread called {@code System.exit} and will never return from it, while the process waits for the run. The task that it
     * works for has failed, and so has the run; everything else ends as by {@link #abort}.
     *
     * @return whether it worked for a task; never completed when the run is over by then
     */
    public CompletableFuture<Boolean> exits(Thread caller) {
        return underway.exits(caller);
    }
}
