package flow.cli;

import flow.config.Configuration;
import flow.config.Settings;
import flow.graph.Flow;
import flow.notify.Notices;
import flow.progress.Progress;
import flow.run.LocalEngine;
import flow.run.Resumption;
import flow.run.RunEvent;
import flow.run.RunOptions;
import flow.run.RunResult;
import flow.run.TaskProcesses;
import flow.script.LoadedScript;
import flow.store.Cause;
import flow.store.Store;
import flow.task.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A run on this machine, with what people see of it. */
final class LocalRun {

    /** How long tasks may take to end once they were told to. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final long MEGABYTE = 1_000_000;

    /** Set by bin/flow: where that is. */
    private static final String PROGRAM = "flow.program";

    private final Surroundings surroundings;
    private final Workspace workspace;
    private final Configuration configuration;
    private final ProjectBranch branch;
    private final @Nullable TaskProcesses processes;
    private final Cause cause;
    private final @Nullable Notices notices;

    /** @param branch that the run belongs to */
    LocalRun(Surroundings surroundings, Workspace workspace, Configuration configuration, ProjectBranch branch) {
        this(surroundings, workspace, configuration, branch, null, Cause.BY_HAND, null);
    }

    private LocalRun(
            Surroundings surroundings,
            Workspace workspace,
            Configuration configuration,
            ProjectBranch branch,
            @Nullable TaskProcesses processes,
            Cause cause,
            @Nullable Notices notices) {
        this.surroundings = surroundings;
        this.workspace = workspace;
        this.configuration = configuration;
        this.branch = branch;
        this.processes = processes;
        this.cause = cause;
        this.notices = notices;
    }

    /** The same for a run that no person starts. */
    LocalRun causedBy(Cause other) {
        return new LocalRun(surroundings, workspace, configuration, branch, processes, other, notices);
    }

    /**
     * The same of whose end some are told.
     *
     * @param others null for nobody
     */
    LocalRun telling(@Nullable Notices others) {
        return new LocalRun(surroundings, workspace, configuration, branch, processes, cause, others);
    }

    /**
     * The same with each task in a process of its own.
     *
     * @param typed the script as it was typed
     * @param with what {@code --with} was given
     * @throws UsageFault where no processes can be started
     */
    LocalRun isolated(String typed, List<String> with) {
        String program = System.getProperty(PROGRAM, "");
        if (program.isEmpty()) {
            throw new UsageFault("'--isolate' starts processes of bin/flow, and this one was not started by that");
        }
        Map<String, String> environment = new LinkedHashMap<>(surroundings.environment());
        environment.putAll(workspace.variables(configuration));
        // Tasks get a little longer to end than they give their bodies.
        ChildProcesses children = new ChildProcesses(
                Path.of(program), surroundings.folder(), environment, GRACE.multipliedBy(2), typed, with);
        return new LocalRun(surroundings, workspace, configuration, branch, children, cause, notices);
    }

    /**
     * @param path of the script, absolute
     * @param resumption how it goes on from an earlier run; null when it begins from nothing
     * @param listener is told everything before people see it
     * @param asEvents whether standard output gets the events
     */
    ExitCode of(
            LoadedScript script,
            Path path,
            Map<String, @Nullable Object> parameters,
            List<String> tags,
            @Nullable Resumption resumption,
            Consumer<RunEvent> listener,
            boolean asEvents) {
        LocalEngine engine = new LocalEngine(workspace.store(configuration), surroundings.output(), processes);
        RunEnding ending = new RunEnding(engine);
        EventOutput output = new EventOutput(surroundings.out(), engine::abort);
        Span span = new Span();
        RunResult result;
        try (Progress progress = new RunDisplay(surroundings, workspace).of(script.flow(), !asEvents)) {
            Consumer<RunEvent> told = (asEvents ? listener.andThen(output) : listener).andThen(span);
            RunOptions options = options(script, path, tags);
            result = surroundings
                    .endings()
                    .during(
                            ending,
                            () -> run(engine, script.flow(), parameters, resumption, options, told.andThen(progress)));
        }
        tell(script.flow(), result, span, path.getParent(), asEvents ? output : event -> {});
        output.check();
        return ending.exitCode(result);
    }

    /** Whatever wants to end the process meanwhile ends only this. */
    private void tell(Flow flow, RunResult result, Span span, Path folder, Consumer<RunEvent> events) {
        if (notices == null || notices.all().isEmpty()) {
            return;
        }
        News news = News.of(result, span, surroundings.clock(), branch.name(), surroundings.user());
        Host host = new Host(surroundings.environment(), Map.of(), folder);
        Aftermath aftermath = new Aftermath(surroundings, host, new Outgoing());
        EndRequest end = EndRequest.waking(Thread.currentThread());
        surroundings.endings().during(end, () -> aftermath.of(flow, notices, news, null, null, events));
        // Of an interruption that came too late nothing is left.
        Thread.interrupted();
    }

    /**
     * Runs one task alone.
     *
     * @param store that the run is written to
     * @param resumption by a plan of one
     * @param after is told how it ended
     */
    ExitCode ofTask(
            LoadedScript script,
            Path path,
            Map<String, @Nullable Object> parameters,
            List<String> tags,
            Resumption resumption,
            Store store,
            Consumer<RunResult> after) {
        LocalEngine engine = new LocalEngine(store, surroundings.output());
        RunEnding ending = new RunEnding(engine);
        RunOptions options = options(script, path, tags);
        try (Progress progress = new RunDisplay(surroundings, workspace).ofTask()) {
            RunResult result = surroundings
                    .endings()
                    .during(ending, () -> engine.resume(script.flow(), parameters, resumption, options, progress));
            after.accept(result);
            return ending.exitCodeOfTask(result);
        }
    }

    private static RunResult run(
            LocalEngine engine,
            Flow flow,
            Map<String, @Nullable Object> parameters,
            @Nullable Resumption resumption,
            RunOptions options,
            Consumer<RunEvent> events) {
        return resumption == null
                ? engine.run(flow, parameters, options, events)
                : engine.resume(flow, parameters, resumption, options, events);
    }

    private RunOptions options(LoadedScript script, Path path, List<String> tags) {
        return options(script, path, tags, Map.of());
    }

    /** @param variables more that bodies find in their environment */
    RunOptions options(LoadedScript script, Path path, List<String> tags, Map<String, String> variables) {
        Map<String, String> configured = new LinkedHashMap<>(configuration.environment());
        configured.putAll(variables);
        return new RunOptions(
                path.toString(),
                script.classes(),
                script::isUsers,
                surroundings.user(),
                tags,
                branch.name(),
                branch.isProduction(),
                configuration.value(Settings.MAX_WORKERS),
                configuration.value(Settings.FAIL_FAST),
                GRACE,
                new Host(surroundings.environment(), configured, path.getParent()),
                cause,
                configuration.value(Settings.LOG_LIMIT) * MEGABYTE);
    }
}
