package flow.cli;

import flow.client.Runs;
import flow.codepackage.UnpackedPackage;
import flow.config.Configuration;
import flow.graph.StepOptions;
import flow.run.TaskEngine;
import flow.script.LoadedScript;
import flow.store.LogEntry;
import flow.store.LogLine;
import flow.store.RunReader;
import flow.store.Store;
import flow.task.LineListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
        Optional<RunReader> there =
                wanted.deployed().isPresent() ? store.find(wanted.runId()) : Optional.of(store.open(wanted.runId()));
        Scripts scripts = new Scripts(surroundings, configuration);
        StepOptions with = Run.with(wanted.with());
        UnpackedPackage unpacked = typed == null ? scripts.fetched(wanted.codePackage(), store) : null;
        LoadedScript script = unpacked == null
                ? scripts.ofRun(wanted.script(), arguments, with, there)
                : scripts.ofPackage(unpacked, with, there);
        Path path = unpacked == null ? Objects.requireNonNull(typed) : unpacked.script();
        TaskEngine engine = new TaskEngine(store, surroundings.output());
        TaskRun run = new TaskRun(surroundings, configuration, new Runs(store), engine, wanted, script, path);
        run.begin(there);
        TaskEnding ending = new TaskEnding(engine, run.isRepeated());
        if (wanted.isCalledByFlow()) {
            Lifeline.watch(surroundings.in(), ending);
        }
        LineListener lines = lines(wanted.isCalledByFlow());
        if (wanted.isEnd()) {
            surroundings.endings().during(ending, () -> run.end(lines));
            return ExitCode.OK;
        }
        boolean isGivenUp = arguments.has(CAUGHT) || wanted.lost().isPresent();
        TaskEngine.End end = surroundings.endings().during(ending, () -> isGivenUp ? run.giveUp() : run.attempt(lines));
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
