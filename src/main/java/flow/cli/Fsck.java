package flow.cli;

import flow.client.Runs;
import flow.problem.Visible;
import flow.store.Checkup;
import flow.store.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code flow fsck [RUN]}: looks whether everything in a store is what was written. */
final class Fsck implements Command {
    private final Surroundings surroundings;

    Fsck(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        Operand run = new Operand(
                "RUN",
                false,
                Words.Kind.RUN,
                "Look only at this run: an id, its beginning, or 'latest'; everything if left out");
        return Syntax.of(
                "fsck",
                "Verify every run and every value, and name what is damaged",
                List.of(run),
                RunArguments.RUN_ID,
                Workspace.STORE,
                Workspace.PROFILE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        RunArguments named = new RunArguments(surroundings, arguments);
        Runs runs = named.runs();
        String runId = named.typed().map(runs::id).orElse(null);
        Checkup checkup = check(runs, runId);
        surroundings
                .out()
                .print(
                        arguments.has(Option.JSON)
                                ? JsonText.of(FsckReport.tree(checkup))
                                : Visible.text(FsckReport.text(checkup)));
        if (checkup.has(Finding.Kind.DAMAGED)) {
            return ExitCode.CORRUPT;
        }
        return checkup.has(Finding.Kind.UNCHECKED) ? ExitCode.INFRASTRUCTURE : ExitCode.OK;
    }

    private Checkup check(Runs runs, @Nullable String runId) {
        try (ProgressLine progress = new ProgressLine(surroundings)) {
            return runs.check(runId, place -> progress.accept("looking at " + place));
        }
    }
}
