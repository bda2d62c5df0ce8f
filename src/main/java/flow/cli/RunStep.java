package flow.cli;

import flow.client.NotFound;
import flow.client.Runs;
import flow.client.Wanted;
import flow.config.Configuration;
import flow.graph.Flow;
import flow.graph.TaskNode;
import flow.resume.Plan;
import flow.script.LoadedScript;
import flow.store.RunReader;
import flow.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

    @Override
    public ExitCode run(Arguments arguments) {
        TypedTask typed = TypedTask.parse(arguments.rest().get(1));
        String shown = arguments.rest().get(0);
        Path path = surroundings.typed(shown);
        if (!Files.exists(path)) {
            throw new UsageFault("there is no file '" + shown + "'");
        }
        Workspace workspace = new Workspace(surroundings, path);
        Configuration configuration = workspace.announced(arguments);
        Store store = workspace.store(configuration);
        RunReader origin = arguments
                .value(RUN)
                .map(word -> store.open(new Runs(store).get(word).getId()))
                .orElseGet(() -> latest(store, path, shown));
        LoadedScript script = new Scripts(surroundings, configuration)
                .resumed(shown, arguments, Run.with(arguments.values(Run.WITH)), origin, workspace.report());
        Plan plan = new WantedTask(script.flow(), origin).plan(typed);
        TaskNode node = node(script.flow(), typed.step());
        SetValues set = SetValues.of(arguments.values(SET), surroundings, script.flow(), node, plan);
        ProjectBranch branch =
                ProjectBranch.ofOrigin(script.flow(), origin, arguments, configuration, surroundings.user());
        LocalRun run = new LocalRun(surroundings, workspace, configuration, branch);
        LoneTask task = new LoneTask(surroundings, script, path, node, plan, set, arguments.has(Option.JSON));
        return arguments.has(KEEP) ? task.kept(run, store) : task.tried(run, store);
    }

    private static RunReader latest(Store store, Path script, String shown) {
        try {
            return store.open(new Runs(store)
                    .get(Runs.LATEST, Wanted.ALL.ofScript(script))
                    .getId());
        } catch (NotFound none) {
            throw new UsageFault("there is no run of " + shown + "; 'flow run " + shown + "' makes one");
        }
    }

    private static TaskNode node(Flow flow, String step) {
        return flow.tasks().stream()
                .filter(task -> task.name().equals(step))
                .findFirst()
                .orElseThrow();
    }
}
