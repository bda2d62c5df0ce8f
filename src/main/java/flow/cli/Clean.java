package flow.cli;

import flow.client.Runs;
import flow.client.Status;
import flow.graph.Durations;
import flow.graph.InvalidValue;
import flow.problem.Visible;
import flow.store.Cleaned;
import flow.store.Cleanup;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code flow clean [SCRIPT|FLOW]}: takes runs away that nobody wants any more, and the values that no run speaks of. */
final class Clean implements Command {
    static final Option OLDER = Option.value(
            "--older", "TIME", "Remove runs that ended before: '30 d' (ago), 2026-11-20, 2026-11-20T19:00");
    static final Option KEEP = Option.value("--keep", "N", "Remove runs, but for the N newest of each flow");
    static final Option STATUS = Option.choice("--status", Status.spellings(), "Remove runs, but only with this status")
            .many();
    static final Option RUN =
            Option.value("--run", "RUN", "Remove this run").of(Words.Kind.RUN).many();
    private static final Option PIN = Option.value(
                    "--pin", "TAG", "Leave runs with this tag, as those with the tag 'keep'")
            .of(Words.Kind.TAG)
            .many();
    private static final Option DAMAGED =
            Option.flag("--damaged", "Remove runs that cannot be read, whatever tags they have");
    private static final Option GRACE = Option.value(
            "--grace",
            "DURATION",
            "Leave values of no run that were written or wanted within this time; '1 h' if left out");
    private static final Option DRY_RUN = Option.flag("--dry-run", "Only tell what would go, and its size");

    /** A run with it stays, whatever is typed. */
    private static final String KEEP_TAG = "keep";

    private static final Duration USUAL_GRACE = Duration.ofHours(1);

    private final Surroundings surroundings;

    Clean(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "clean",
                "Remove old runs, and values that no run needs any more",
                List.of(RunArguments.OF_FLOW),
                OLDER,
                KEEP,
                STATUS,
                RUN,
                PIN,
                DAMAGED,
                GRACE,
                DRY_RUN,
                Workspace.STORE,
                Workspace.PROFILE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        Runs runs = RunArguments.runs(surroundings, arguments);
        Duration grace = arguments.value(GRACE).map(Clean::grace).orElse(USUAL_GRACE);
        List<flow.client.Run> unwanted = new UnwantedRuns(surroundings, runs).find(arguments);
        List<String> ids = unwanted.stream().map(flow.client.Run::getId).toList();
        Cleaned cleaned = clean(runs, Cleanup.of(ids, grace).pinnedBy(pins(arguments)), arguments);
        CleanReport report = new CleanReport(unwanted, cleaned, grace, arguments.has(DRY_RUN));
        surroundings.out().print(arguments.has(Option.JSON) ? JsonText.of(report.tree()) : report.text(surroundings));
        report.notes(UnwantedRuns.areAsked(arguments) || arguments.has(DAMAGED))
                .forEach(note -> surroundings.err().println("flow: " + Visible.text(note)));
        return cleaned.unreadable().isEmpty() ? ExitCode.OK : ExitCode.CORRUPT;
    }

    private Cleaned clean(Runs runs, Cleanup asked, Arguments arguments) {
        try (ProgressLine progress = new ProgressLine(surroundings)) {
            Cleanup cleanup = arguments.has(DAMAGED) ? withDamaged(runs, asked, progress) : asked;
            return runs.clean(arguments.has(DRY_RUN) ? cleanup.asTrial() : cleanup, progress);
        }
    }

    private static Cleanup withDamaged(Runs runs, Cleanup asked, ProgressLine progress) {
        Set<String> ids = new LinkedHashSet<>(asked.runs());
        ids.addAll(runs.clean(asked.asTrial(), progress).unreadable().keySet());
        return Cleanup.of(ids, asked.grace()).pinnedBy(asked.pins()).despiteDamage();
    }

    private static Set<String> pins(Arguments arguments) {
        Set<String> pins = new LinkedHashSet<>(arguments.values(PIN));
        pins.add(KEEP_TAG);
        return pins;
    }

    private static Duration grace(String typed) {
        try {
            Duration grace = Durations.from(typed);
            if (!grace.isNegative()) {
                return grace;
            }
        } catch (InvalidValue none) {
            throw new UsageFault(none.getMessage());
        }
        throw new UsageFault("--grace cannot be negative, as '" + typed + "' is");
    }
}
