package flow.cli;

import flow.client.Artifact;
import flow.client.NotFound;
import flow.client.Run;
import flow.client.RunPath;
import flow.client.Runs;
import flow.client.Step;
import flow.client.Task;
import flow.client.Wanted;
import flow.config.Configuration;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all commands share that look at a run: how it is named, and where it is found. */
final class RunArguments {
    static final Option RUN_ID =
            Option.value("--run-id", "RUN", "The same as RUN").of(Words.Kind.RUN);
    static final Option FLOW = Option.value("--flow", "FLOW", "Look only at runs of this flow, or of this script")
            .of(Words.Kind.FLOW);

    private static final String WORDS = "RUN is an id, its beginning, 'latest' or 'latest-failed'";

    /** A run that has to be named. */
    static final Operand REQUIRED = new Operand("RUN", true, Words.Kind.RUN, WORDS);

    /** What {@link #of} reads. */
    static final Operand OF_FLOW =
            new Operand("SCRIPT|FLOW", false, Words.Kind.FLOW, "Only runs of this script, or of this flow");

    private final Surroundings surroundings;
    private final Arguments arguments;
    private final Runs runs;

    RunArguments(Surroundings surroundings, Arguments arguments) {
        this.surroundings = surroundings;
        this.arguments = arguments;
        this.runs = runs(surroundings, arguments);
    }

    /** @param label {@code RUN}, or a path that begins with one */
    static Operand operand(String label) {
        Words.Kind words = label.equals("RUN") ? Words.Kind.RUN : Words.Kind.PATH;
        return new Operand(label, false, words, WORDS + "; 'latest' if left out");
    }

    /** The runs of the store that the configuration says. */
    static Runs runs(Surroundings surroundings, Arguments arguments) {
        Workspace workspace = new Workspace(surroundings, null);
        Configuration configuration = workspace.announced(arguments);
        return new Runs(workspace.store(configuration));
    }

    /** Runs of a flow, or of a script, by what was typed for it. */
    static Wanted of(Surroundings surroundings, String typed) {
        if (!typed.endsWith(".groovy")) {
            return Wanted.ALL.ofFlow(typed);
        }
        Path script = surroundings.folder().resolve(typed);
        return Wanted.ALL.ofScript(script);
    }

    /**
     * Something in a run.
     *
     * @param step null when the run as a whole is meant, and so on
     */
    record Target(
            Run run,
            @Nullable Step step,
            @Nullable Task task,
            @Nullable Artifact artifact) {}

    /** @throws NotFound when it names nothing */
    Target target() {
        RunPath path = RunPath.parse(word());
        Run run = run(path.run());
        Step step = path.step().map(run::step).orElse(null);
        Task task = step == null ? null : path.task().map(step::task).orElse(null);
        Artifact artifact =
                task == null ? null : path.artifact().map(task::artifact).orElse(null);
        return new Target(run, step, task, artifact);
    }

    /** Where {@link #target} would look, for what need not be there yet. */
    RunPath path() {
        return RunPath.parse(word());
    }

    /** @throws NotFound when there is none */
    Run run() {
        return run(word());
    }

    Runs runs() {
        return runs;
    }

    /** @throws NotFound when there is none */
    Run run(String word) {
        Wanted among =
                arguments.value(FLOW).map(typed -> of(surroundings, typed)).orElse(Wanted.ALL);
        return runs.get(word, among);
    }

    private String word() {
        return typed().orElse(Runs.LATEST);
    }

    /** What was typed for it, in one of the two ways. */
    Optional<String> typed() {
        Optional<String> operand = arguments.operand(0);
        Optional<String> option = arguments.value(RUN_ID);
        if (operand.isPresent() && option.isPresent()) {
            throw new UsageFault("'" + operand.get() + "' and '--run-id' both name a run; give one of them");
        }
        return operand.or(() -> option);
    }
}
