package flow.cli;

import flow.client.Runs;
import flow.client.Status;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One task that is run alone, of which nothing is kept or a run that others can go on from. */
final class LoneTask {
    private final Surroundings surroundings;
    private final LoadedScript script;
    private final Path path;
    private final TaskNode node;
    private final Plan plan;
    private final SetValues set;
    private final boolean asJson;

    /**
     * @param path of the script, absolute
     * @param plan of that task
     * @param asJson how it is shown what the task left
     */
    LoneTask(
            Surroundings surroundings,
            LoadedScript script,
            Path path,
            TaskNode node,
            Plan plan,
            SetValues set,
            boolean asJson) {
        this.surroundings = surroundings;
        this.script = script;
        this.path = path;
        this.node = node;
        this.plan = plan;
        this.set = set;
        this.asJson = asJson;
    }

    /** Nobody can go on from a run in which tasks have seen other values than its records say. */
    ExitCode kept(LocalRun run, Store store) {
        set.others().keySet().stream().findFirst().ifPresent(name -> {
            throw new UsageFault("'--keep' keeps no '--set " + name
                    + "': a run holds what its own tasks set, and this would be nobody's; leave one of them out");
        });
        OriginParameters origin = new OriginParameters(surroundings, script, plan);
        Map<String, @Nullable Object> parameters = origin.with(set.parameters());
        origin.requireUnread(parameters, "of 'flow resume' runs that again");
        say("");
        return run(run, parameters, false, store, result -> {
            show(store, result, result.runId());
            surroundings.err().println("kept as run " + result.runId());
            surroundings.err().println("  flow resume " + result.runId() + "  goes on from here");
        });
    }

    /** The store has no trace of it. With other values it is no longer what the run was to do, also to those outside. */
    ExitCode tried(LocalRun run, Store store) {
        Map<String, @Nullable Object> parameters =
                new OriginParameters(surroundings, script, plan).with(set.parameters());
        boolean isOther = !set.parameters().isEmpty() || !set.others().isEmpty();
        say("; nothing is kept without --keep");
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Store scratch = LocalStore.over(store, folder.store());
            return run(run, parameters, isOther, scratch, result -> show(scratch, result, null));
        }
    }

    private ExitCode run(
            LocalRun run,
            Map<String, @Nullable Object> parameters,
            boolean isTrial,
            Store store,
            Consumer<RunResult> after) {
        List<String> tags = List.copyOf(plan.origin().tags().given());
        Resumption resumption = new Resumption(plan, true, isTrial, set.others());
        return run.ofTask(script, path, parameters, tags, resumption, store, after);
    }

    private void say(String whatIsKept) {
        RunReader origin = plan.origin();
        boolean isRunning = Status.of(origin) == Status.RUNNING;
        List<String> changed = plan.changedCode();
        String note = changed.isEmpty()
                ? ""
                : "note: the code of " + PlanText.quoted(changed) + " has changed since; what it did then is used\n";
        surroundings
                .err()
                .print(Visible.text("running " + plan.only() + " alone, on what run " + origin.runId()
                        + " had before it" + (isRunning ? " (it is running, and may have more by now)" : "")
                        + whatIsKept + "\n" + note));
    }

    private void show(Store store, RunResult result, @Nullable String kept) {
        Flow flow = script.flow();
        Runs runs = new ScriptValues(script.classes(), flow.codecs()).runsOf(store);
        TaskResult left = new TaskResult(flow, node, runs.get(result.runId()));
        surroundings
                .out()
                .print(
                        asJson
                                ? left.json(plan.origin().runId(), kept)
                                : left.text(surroundings.width().getAsInt()));
    }
}
