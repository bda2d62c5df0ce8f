package flow.cli;

import flow.artifact.Stored;
import flow.client.Artifact;
import flow.client.Step;
import flow.client.Task;
import flow.problem.Visible;
import flow.view.Sizes;
import flow.view.Table;
import flow.view.ValueLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code flow dump RUN[/STEP[/TASK[/ARTIFACT]]]}: the values that a run produced. */
final class Dump implements Command {
    private static final Option TO = Option.value(
            "--to", "FILE", "Write one value to this file (- is standard output), or several into this new folder");
    private static final int LONGEST_VALUE = 60;

    /** On a terminal, in characters: a thousand lines or so. */
    private static final int LONGEST_TEXT = 50_000;

    private final Surroundings surroundings;

    Dump(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "dump",
                "Show the values that a run, a step or a task left, or all of one value",
                List.of(RunArguments.operand("RUN[/STEP[/TASK[/ARTIFACT]]]")),
                TO,
                RunArguments.RUN_ID,
                RunArguments.FLOW,
                Workspace.STORE,
                Workspace.PROFILE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        RunArguments.Target target = new RunArguments(surroundings, arguments).target();
        Optional<String> to = arguments.value(TO);
        if (target.artifact() != null) {
            return one(target.artifact(), to, arguments.has(Option.JSON));
        }
        boolean asJson = arguments.has(Option.JSON);
        if (to.isPresent()) {
            checkForm(asJson);
            new ValueFolder(surroundings, to.get()).write(values(target));
            return ExitCode.OK;
        }
        if (asJson) {
            JsonText.print(surroundings.out(), target.task() == null ? trees(target) : tree(target.task()));
            return ExitCode.OK;
        }
        surroundings.out().print(target.task() == null ? many(tasks(target)) : all(target.task()));
        return ExitCode.OK;
    }

    private ExitCode one(Artifact artifact, Optional<String> to, boolean asJson) {
        if (to.isPresent()) {
            checkForm(asJson);
            new ValueFile(surroundings).write(artifact, to.get());
            return ExitCode.OK;
        }
        if (asJson) {
            JsonText.print(surroundings.out(), RunJson.withValue(artifact));
            return ExitCode.OK;
        }
        surroundings.out().print(shown(Visible.text(ValueFile.text(artifact))));
        return ExitCode.OK;
    }

    /** All of it, unless a person would have to scroll past it. */
    private String shown(String text) {
        boolean isRead = surroundings.width().getAsInt() < Integer.MAX_VALUE;
        if (!isRead || text.length() <= LONGEST_TEXT) {
            return text;
        }
        surroundings
                .err()
                .println("cut: these are " + LONGEST_TEXT + " of " + text.length()
                        + " characters; --to FILE writes all of them");
        return text.substring(0, LONGEST_TEXT) + "…\n";
    }

    private static void checkForm(boolean asJson) {
        if (asJson) {
            throw new UsageFault("'--json' and '--to' both say how to write the value; give one of them");
        }
    }

    /** What goes into a folder, by where it goes there: what each task set, or all that is visible at the end of the one task. */
    private static Map<Path, Artifact> values(RunArguments.Target target) {
        Map<Path, Artifact> values = new LinkedHashMap<>();
        if (target.task() != null) {
            target.task().getArtifacts().forEach((name, artifact) -> values.put(Path.of(name), artifact));
            return values;
        }
        tasks(target).forEach(task -> {
            Path folder = target.step() == null ? Path.of(task.getStep(), task.getId()) : Path.of(task.getId());
            task.getOwn().forEach((name, artifact) -> values.put(folder.resolve(name), artifact));
        });
        return values;
    }

    private static Stream<Task> tasks(RunArguments.Target target) {
        Stream<Step> steps = target.step() == null ? target.run().getSteps().stream() : Stream.of(target.step());
        return steps.flatMap(step -> step.getTasks().stream());
    }

    /** What each of many tasks set. */
    private String many(Stream<Task> tasks) {
        Table table = new Table("task", "name", "type", "size", "value");
        tasks.forEach(task -> task.getOwn().values().forEach(artifact -> {
            List<String> row = new ArrayList<>(List.of(task.getStep() + "/" + task.getId()));
            row.addAll(row(artifact));
            table.row(row);
        }));
        return table.isEmpty() ? "" : table.text(surroundings.width().getAsInt());
    }

    /** Everything that is visible at the end of one task. */
    private String all(Task task) {
        Table table = new Table("name", "type", "size", "value");
        task.getArtifacts().values().forEach(artifact -> table.row(row(artifact)));
        return table.isEmpty() ? "" : table.text(surroundings.width().getAsInt());
    }

    /** The name of a value, its type, its size, and the beginning of it. */
    static List<String> row(Artifact artifact) {
        String size = Sizes.text(artifact.getSize());
        if (artifact.isBytes()) {
            return List.of(artifact.getName(), artifact.getType(), size, size);
        }
        Stored value = artifact.stored();
        return List.of(artifact.getName(), value.type(), size, ValueLine.of(value, LONGEST_VALUE));
    }

    /** One at a time: all of them may be more than fits in memory. */
    private static Stream<Map<String, @Nullable Object>> trees(RunArguments.Target target) {
        return tasks(target).map(task -> tree(task, task.getOwn()));
    }

    private static Map<String, @Nullable Object> tree(Task task) {
        return tree(task, task.getArtifacts());
    }

    private static Map<String, @Nullable Object> tree(Task task, Map<String, Artifact> artifacts) {
        Map<String, @Nullable Object> tree = RunJson.of(task);
        tree.put("artifacts", RunJson.withValues(artifacts.values()));
        return tree;
    }
}
