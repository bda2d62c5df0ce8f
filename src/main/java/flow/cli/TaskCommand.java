package flow.cli;

import flow.client.Artifact;
import flow.codepackage.UnpackedPackage;
import flow.config.Configuration;
import flow.config.Settings;
import flow.graph.Flow;
import flow.graph.InvalidValue;
import flow.graph.Parameter;
import flow.graph.StepOptions;
import flow.run.RunOptions;
import flow.run.TaskEngine;
import flow.script.LoadedScript;
import flow.store.LogEntry;
import flow.store.LogLine;
import flow.store.RunReader;
import flow.store.Store;
import flow.task.Host;
import flow.task.LineListener;
import flow.task.ScriptValues;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code flow task}: one attempt at one task of a run, as a pod or {@code flow run --isolate} makes it. Its environment says which:
 * {@link TaskSurroundings}. It ends with 0 when the task is done, whichever attempt did it; with 1 when the body failed; with anything
 * else when something around it did.
 */
final class TaskCommand implements Command {
    /** No help names it: only programs call it. */
    static final String NAME = "task";

    private static final Option CAUGHT = Option.flag(
            "--caught",
            "Make none: say that the last one did not live to tell (FLOW_TASK_REASON, FLOW_TASK_KIND), so that it is caught");

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long MEGABYTE = 1_000_000;

    private final Surroundings surroundings;

    TaskCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                NAME,
                "Make one attempt at one task of a run, as its environment says (FLOW_TASK_RUN, FLOW_TASK_STEP…)",
                List.of(),
                CAUGHT);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        TaskSurroundings wanted = TaskSurroundings.of(surroundings.environment());
        Path typed = wanted.codePackage().isEmpty() ? surroundings.typed(wanted.script()) : null;
        Workspace workspace = new Workspace(surroundings, typed);
        Configuration configuration = workspace.configuration(arguments);
        Store store = workspace.store(configuration);
        RunReader run = store.open(wanted.runId());
        Scripts scripts = new Scripts(surroundings, configuration);
        StepOptions with = Run.with(wanted.with());
        UnpackedPackage unpacked = typed == null ? scripts.fetched(wanted.codePackage(), store) : null;
        LoadedScript script = unpacked == null
                ? scripts.ofRun(wanted.script(), arguments, with, store, run)
                : scripts.ofPackage(unpacked, with, store, run);
        Path path = unpacked == null ? Objects.requireNonNull(typed) : unpacked.script();
        SameGraph.require(script.flow(), wanted.runId(), run.start());
        TaskEngine engine = new TaskEngine(store, surroundings.output());
        TaskEnding ending = new TaskEnding(engine);
        if (wanted.isCalledByFlow()) {
            Lifeline.watch(surroundings.in(), ending);
        }
        TaskEngine.Wanted attempt = new TaskEngine.Wanted(
                script.flow(),
                wanted.runId(),
                wanted.task(),
                wanted.attempt(),
                parameters(script, store, wanted.runId()));
        RunOptions options = options(script, path, run, configuration);
        TaskEngine.End end = surroundings
                .endings()
                .during(
                        ending,
                        () -> arguments.has(CAUGHT)
                                ? engine.giveUp(attempt, options, wanted.reason(), wanted.kind())
                                : engine.attempt(attempt, options, lines(wanted.isCalledByFlow())));
        new TaskOutputs(wanted.outputs()).write(end.decision());
        if (!ending.isTold()) {
            tell(wanted, end);
        }
        return ending.exitCode(end);
    }

    private void tell(TaskSurroundings wanted, TaskEngine.End end) {
        if (end.isUnreached()) {
            throw new Unusable("'" + wanted.task() + "' cannot be begun: what stands before it is not done in run "
                    + wanted.runId());
        }
        if (end.done() == null && !wanted.isCalledByFlow()) {
            surroundings
                    .err()
                    .print("error: task " + wanted.task() + " failed (attempt " + wanted.attempt() + "): "
                            + FailureReport.of(Objects.requireNonNull(end.failed())));
        }
    }

    /** As the run has them: nothing is computed anew. */
    private static Map<String, @Nullable Object> parameters(LoadedScript script, Store store, String runId) {
        Flow flow = script.flow();
        Map<String, Artifact> kept = new ScriptValues(script.classes(), flow.codecs())
                .runsOf(store)
                .get(runId)
                .getParameters();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Parameter parameter : flow.parameters()) {
            Artifact value = kept.get(parameter.name());
            try {
                values.put(parameter.name(), value == null ? null : parameter.fromValue(value.getValue()));
            } catch (InvalidValue misfit) {
                throw new UsageFault(misfit.getMessage() + ", as run " + runId + " has it");
            }
        }
        return values;
    }

    private RunOptions options(LoadedScript script, Path path, RunReader run, Configuration configuration) {
        return new RunOptions(
                path.toString(),
                script.classes(),
                script::isUsers,
                run.start().userName(),
                List.copyOf(run.start().tags().given()),
                run.start().project() == null ? null : run.start().project().branch(),
                run.start().project() != null && run.start().project().isProduction(),
                1,
                false,
                GRACE,
                new Host(surroundings.environment(), configuration.environment(), path.getParent()),
                configuration.value(Settings.LOG_LIMIT) * MEGABYTE);
    }

    /** What the body prints goes where it would go without flow, or to the flow that called. */
    private LineListener lines(boolean isFramed) {
        PrintStream out = surroundings.out();
        PrintStream err = surroundings.err();
        return new LineListener() {
            @Override
            public synchronized void hear(LogEntry entry) {
                if (isFramed) {
                    out.print(FramedLine.of(entry.line()) + "\n");
                    out.flush();
                    return;
                }
                PrintStream stream = entry.line().stream() == LogLine.Stream.OUT ? out : err;
                stream.print(entry.line().text() + "\n");
                stream.flush();
            }

            @Override
            public void keepUp() {
                // Whoever prints has waited for the stream already.
            }
        };
    }
}
