package flow.cli;

import flow.client.Run;
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
                Workspace.STORE,
                Workspace.PROFILE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        RunArguments.Target target = new RunArguments(surroundings, arguments).target();
        if (target.artifact() != null) {
            throw new UsageFault("'flow dump' shows the values of artifacts");
        }
        List<Step> steps = steps(target.run(), arguments.has(ALL));
        if (arguments.has(Option.JSON)) {
            JsonText.print(surroundings.out(), json(target, steps));
            return ExitCode.OK;
        }
        surroundings.out().print(Visible.text(text(target, steps)));
        return ExitCode.OK;
    }

    private static List<Step> steps(Run run, boolean all) {
        Stream<Step> deciders = all ? run.getDeciders().stream() : Stream.empty();
        return Stream.of(run.getSteps().stream(), deciders, run.getHooks().stream())
                .flatMap(steps -> steps)
                .toList();
    }

    private String text(RunArguments.Target target, List<Step> steps) {
        StatusText text = new StatusText(surroundings);
        if (target.task() != null) {
            return text.of(target.task());
        }
        return target.step() == null ? text.of(target.run(), steps) : text.of(target.step());
    }

    private static Object json(RunArguments.Target target, List<Step> steps) {
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
        return tree;
    }

    private static Map<String, @Nullable Object> withArtifacts(Task task) {
        Map<String, @Nullable Object> tree = RunJson.of(task);
        tree.put("artifacts", List.copyOf(task.getArtifacts().keySet()));
        return tree;
    }
}
