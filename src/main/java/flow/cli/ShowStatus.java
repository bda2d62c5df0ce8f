package flow.cli;

import flow.client.NotFound;
import flow.client.Run;
import flow.client.RunPath;
import flow.client.Step;
import flow.client.Task;
import flow.problem.Visible;
import flow.view.ValueJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code flow status RUN[/STEP[/TASK]]}: how a run went, or goes. */
final class ShowStatus implements Command {
    private static final Option ALL = Option.flag("--all", "Show tasks that only decide, too");

    private final Surroundings surroundings;

    ShowStatus(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "status",
                "Show how a run went, or goes: its steps, what failed and why",
                List.of(RunArguments.operand("RUN[/STEP[/TASK]]")),
                ALL,
                RunArguments.RUN_ID,
                RunArguments.FLOW,
                Workspace.NAMESPACE,
                Workspace.CONTEXT,
                Workspace.STORE,
                Workspace.PROFILE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        RunArguments typed = new RunArguments(surroundings, arguments);
        RemoteLook look = new RemoteLook(surroundings, arguments);
        RunArguments.Target target;
        try {
            target = typed.target();
        } catch (NotFound none) {
            return showRemote(look, typed.path(), none, arguments);
        }
        if (target.artifact() != null) {
            throw new UsageFault("'flow dump' shows the values of artifacts");
        }
        List<Step> steps = steps(target.run(), arguments.has(ALL));
        boolean isWhole = target.step() == null;
        RemoteStatus there = isWhole ? look.besides(target.run()).orElse(null) : null;
        if (arguments.has(Option.JSON)) {
            JsonText.print(surroundings.out(), json(target, steps, there));
            return ExitCode.OK;
        }
        surroundings.out().print(Visible.text(text(target, steps, there)));
        return ExitCode.OK;
    }

    /** A run that has not begun in the store yet, or whose store is another one. */
    private ExitCode showRemote(RemoteLook look, RunPath path, NotFound none, Arguments arguments) {
        RemoteStatus there =
                path.step().isPresent() ? null : look.alone(path.run()).orElse(null);
        if (there == null) {
            throw none;
        }
        if (arguments.has(Option.JSON)) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            tree.put("run", path.run());
            tree.put("argo", there.json());
            JsonText.print(surroundings.out(), tree);
        } else {
            String text = there.text(
                    surroundings.clock().instant(), surroundings.width().getAsInt());
            surroundings.out().print(Visible.text(text));
        }
        return ExitCode.OK;
    }

    private static List<Step> steps(Run run, boolean all) {
        Stream<Step> deciders = all ? run.getDeciders().stream() : Stream.empty();
        return Stream.of(run.getSteps().stream(), deciders, run.getHooks().stream())
                .flatMap(steps -> steps)
                .toList();
    }

    private String text(RunArguments.Target target, List<Step> steps, @Nullable RemoteStatus there) {
        StatusText text = new StatusText(surroundings);
        if (target.task() != null) {
            return text.of(target.task());
        }
        return target.step() == null ? text.of(target.run(), steps, there) : text.of(target.step());
    }

    private static Object json(RunArguments.Target target, List<Step> steps, @Nullable RemoteStatus there) {
        if (target.task() != null) {
            return withArtifacts(target.task());
        }
        if (target.step() != null) {
            Map<String, @Nullable Object> tree = RunJson.of(target.step());
            tree.put("tasks", target.step().getTasks().stream().map(RunJson::of));
            return tree;
        }
        Map<String, @Nullable Object> tree = RunJson.of(target.run());
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        target.run().getParameters().forEach((name, value) -> parameters.put(name, ValueJson.of(value.stored())));
        tree.put("parameters", parameters);
        tree.put("steps", steps.stream().map(RunJson::of).toList());
        tree.put(
                "failures", target.run().getFailures().stream().map(RunJson::of).toList());
        if (there != null) {
            tree.put("argo", there.json());
        }
        return tree;
    }

    private static Map<String, @Nullable Object> withArtifacts(Task task) {
        Map<String, @Nullable Object> tree = RunJson.of(task);
        tree.put("artifacts", List.copyOf(task.getArtifacts().keySet()));
        return tree;
    }
}
