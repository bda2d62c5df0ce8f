package flow.cli;

import flow.client.Runs;
import flow.client.Status;
import flow.client.Wanted;
import flow.config.Configuration;
import flow.graph.Flow;
import flow.graph.TaskNode;
import flow.problem.Visible;
import flow.resume.Plan;
import flow.run.Resumption;
import flow.run.RunResult;
import flow.script.LoadedScript;
import flow.store.RunReader;
import flow.store.Store;
import flow.store.local.LocalStore;
import flow.task.ScriptValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code flow step SCRIPT STEP[INDEX]}: one task alone, on what a run left before it. That run stays as it is. */
final class RunStep implements Command {
    private static final Option RUN = Option.value(
                    "--run", "RUN", "The run whose values it begins with; the latest of the script if left out")
            .of(Words.Kind.RUN);
    private static final Option SET = Option.value(
                    "--set",
                    "NAME=VALUE",
                    "Let it see another value: of an artifact, the item, or a parameter; @FILE and - as with -p")
            .many();
    private static final Option KEEP =
            Option.flag("--keep", "Keep the result as a run that 'flow resume' can go on from");

    private final Surroundings surroundings;

    RunStep(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        Operand step = new Operand(
                "STEP",
                true,
                Words.Kind.STEP,
                "A step, with the index of the task where it has several: STEP[2] or STEP/2");
        return Syntax.of(
                "step",
                "Run one step alone on what an earlier run left before it, and show what it sets",
                List.of(Operand.SCRIPT, step),
                RUN,
                SET,
                KEEP,
                Run.WITH,
                Option.JSON,
                Workspace.OFFLINE,
                Workspace.STORE,
                Workspace.PROFILE);
    }

    /** What is run, and on what. */
    private record Wish(LoadedScript script, Path path, TaskNode node, Plan plan, SetValues set) {}

    @Override
    public ExitCode run(Arguments arguments) {
        TypedTask typed = TypedTask.parse(arguments.rest().get(1));
        Path path = surroundings
                .folder()
                .resolve(arguments.rest().get(0))
                .toAbsolutePath()
                .normalize();
        Workspace workspace = new Workspace(surroundings, path);
        Configuration configuration = workspace.configuration(arguments);
        surroundings.err().print(workspace.report().of(configuration.warnings()));
        LocalStore store = workspace.store(configuration);
        RunReader origin = origin(store, arguments.value(RUN), path);
        LoadedScript script = new Scripts(surroundings, configuration)
                .resumed(
                        arguments.rest().get(0),
                        arguments,
                        Run.with(arguments.values(Run.WITH)),
                        store,
                        origin,
                        workspace.report());
        Resume.requireSameFlow(script.flow(), origin);
        Plan plan = new WantedTask(script.flow(), origin).plan(typed);
        TaskNode node = node(script.flow(), typed.step());
        SetValues set = SetValues.of(arguments.values(SET), surroundings, script.flow(), node, plan);
        ProjectBranch branch = Resume.branch(script.flow(), origin, arguments, configuration, surroundings.user());
        LocalRun run = new LocalRun(surroundings, workspace, configuration, branch);
        return run(new Wish(script, path, node, plan, set), run, store, arguments);
    }

    private static RunReader origin(Store store, Optional<String> word, Path script) {
        Runs runs = new Runs(store);
        return store.open(word.map(runs::get)
                .orElseGet(() -> runs.get(Runs.LATEST, Wanted.ALL.ofScript(script)))
                .getId());
    }

    private static TaskNode node(Flow flow, String step) {
        return flow.tasks().stream()
                .filter(task -> task.name().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private ExitCode run(Wish wish, LocalRun run, LocalStore store, Arguments arguments) {
        boolean isKept = arguments.has(KEEP);
        Map<String, @Nullable Object> parameters = parameters(wish, store, isKept);
        say(wish.plan(), isKept);
        if (isKept) {
            return run(wish, run, parameters, store, result -> {
                show(wish, store, result, arguments.has(Option.JSON), result.runId());
                surroundings.err().println("kept as run " + result.runId());
                surroundings.err().println("  flow resume " + result.runId() + "  goes on from here");
            });
        }
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Store scratch = store.scratch(folder.path().resolve(".flow"));
            return run(
                    wish,
                    run,
                    parameters,
                    scratch,
                    result -> show(wish, scratch, result, arguments.has(Option.JSON), null));
        }
    }

    private static ExitCode run(
            Wish wish, LocalRun run, Map<String, @Nullable Object> parameters, Store store, Consumer<RunResult> after) {
        List<String> tags = List.copyOf(wish.plan().origin().tags().given());
        Resumption resumption = new Resumption(wish.plan(), true, wish.set().others());
        return run.ofTask(wish.script(), wish.path(), parameters, tags, resumption, store, after);
    }

    /** Nobody can go on from a run in which tasks have seen other values than its records say. */
    private Map<String, @Nullable Object> parameters(Wish wish, Store store, boolean isKept) {
        OriginParameters origin = new OriginParameters(surroundings, wish.script(), store, wish.plan());
        Map<String, @Nullable Object> parameters = origin.with(wish.set().parameters());
        if (isKept) {
            wish.set().others().keySet().stream().findFirst().ifPresent(name -> {
                throw new UsageFault("'--keep' keeps no '--set " + name
                        + "': a run holds what its own tasks set, and this would be nobody's; leave one of them out");
            });
            origin.requireUnread(parameters, "of 'flow resume' runs that again");
        }
        return parameters;
    }

    private void say(Plan plan, boolean isKept) {
        RunReader origin = plan.origin();
        boolean isRunning = Status.of(origin) == Status.RUNNING;
        List<String> changed = plan.changedCode();
        String note = changed.isEmpty()
                ? ""
                : "note: the code of " + PlanText.quoted(changed) + " has changed since; what it did then is used\n";
        surroundings
                .err()
                .print(Visible.text(
                        "running " + plan.only() + " alone, on what run " + origin.runId() + " had before it"
                                + (isRunning ? " (it is running, and may have more by now)" : "")
                                + (isKept ? "" : "; nothing is kept without --keep") + "\n" + note));
    }

    private void show(Wish wish, Store store, RunResult result, boolean asJson, @Nullable String kept) {
        Flow flow = wish.script().flow();
        Runs runs = new ScriptValues(wish.script().classes(), flow.codecs()).runsOf(store);
        TaskResult left = new TaskResult(flow, wish.node(), runs.get(result.runId()));
        surroundings
                .out()
                .print(
                        asJson
                                ? left.json(wish.plan().origin().runId(), kept)
                                : left.text(surroundings.width().getAsInt()));
    }
}
