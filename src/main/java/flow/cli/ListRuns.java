package flow.cli;

import flow.client.Found;
import flow.client.Run;
import flow.client.Runs;
import flow.client.Status;
import flow.client.Wanted;
import flow.problem.Nearest;
import flow.problem.Visible;
import flow.view.Table;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code flow runs [SCRIPT|FLOW]}: the runs that there are, newest first. */
final class ListRuns implements Command {
    private static final Option STATUS = Option.choice("--status", Status.spellings(), "Only runs with this status")
            .many();
    private static final Option TAG = Option.value("--tag", "TEXT", "Only runs with this tag; of several, with all")
            .of(Words.Kind.TAG)
            .many();
    private static final Option USER = Option.value("--user", "NAME", "Only runs that this user started");
    private static final Option SINCE = Option.value(
            "--since", "TIME", "Only runs that started then or later: 2026-11-20, 2026-11-20T19:00, '2 h' (ago)");
    private static final Option UNTIL = Option.value("--until", "TIME", "Only runs that started before, likewise");
    private static final Option ORIGIN =
            Option.value("--origin", "RUN", "Only runs that resumed this one").of(Words.Kind.RUN);
    private static final Option LIMIT = Option.value("--limit", "N", "Only the N newest of them");

    private final Surroundings surroundings;

    ListRuns(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "runs",
                "List runs, the newest first",
                List.of(RunArguments.OF_FLOW),
                STATUS,
                TAG,
                USER,
                SINCE,
                UNTIL,
                ORIGIN,
                LIMIT,
                Workspace.STORE,
                Workspace.PROFILE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        Runs runs = RunArguments.runs(surroundings, arguments);
        Wanted of = arguments
                .operand(0)
                .map(typed -> RunArguments.of(surroundings, typed))
                .orElse(Wanted.ALL);
        Found found = runs.find(wanted(of, runs, arguments));
        if (arguments.has(Option.JSON)) {
            JsonText.print(surroundings.out(), found.runs().stream().map(RunJson::of));
        } else {
            surroundings.out().print(table(found));
        }
        if (found.runs().isEmpty()) {
            surroundings.err().println(Visible.text(none(runs, of)));
        }
        found.damaged()
                .forEach(damaged -> surroundings
                        .err()
                        .println("flow: run " + damaged.runId() + " cannot be read: "
                                + Visible.text(damaged.damage().getMessage())));
        return found.damaged().isEmpty() ? ExitCode.OK : ExitCode.CORRUPT;
    }

    private Wanted wanted(Wanted of, Runs runs, Arguments arguments) {
        Clock clock = surroundings.clock();
        Wanted wanted = of.with(statuses(STATUS, arguments))
                .tagged(arguments.values(TAG))
                .atMost(limit(arguments));
        wanted = and(wanted, arguments.value(USER), Wanted::by);
        wanted = and(wanted, arguments.value(SINCE).map(typed -> Moment.of(SINCE, typed, clock)), Wanted::since);
        wanted = and(wanted, arguments.value(UNTIL).map(typed -> Moment.of(UNTIL, typed, clock)), Wanted::until);
        return and(wanted, arguments.value(ORIGIN).map(word -> runs.get(word).getId()), Wanted::resuming);
    }

    private static <T> Wanted and(Wanted wanted, Optional<T> typed, BiFunction<Wanted, T, Wanted> more) {
        return typed.map(value -> more.apply(wanted, value)).orElse(wanted);
    }

    private static String none(Runs runs, Wanted of) {
        String flow = of.flow();
        List<String> flows = flow == null
                ? List.of()
                : runs.find(Wanted.ALL).runs().stream()
                        .map(Run::getFlow)
                        .distinct()
                        .toList();
        if (flows.isEmpty() || flows.contains(flow)) {
            return "there is no such run";
        }
        String none = "there is no run of '" + flow + "'";
        return Nearest.to(flow, flows)
                .map(near -> none + "; did you mean '" + near + "'?")
                .orElseGet(() -> none + "; there are runs of " + String.join(", ", flows));
    }

    /** What was typed for such an option; none for any. */
    static Status[] statuses(Option option, Arguments arguments) {
        return arguments.values(option).stream().distinct().map(Status::spelled).toArray(Status[]::new);
    }

    private static int limit(Arguments arguments) {
        return arguments
                .value(LIMIT)
                .map(typed -> WholeNumber.of(LIMIT, typed, 1))
                .orElse(Integer.MAX_VALUE);
    }

    private String table(Found found) {
        Clock clock = surroundings.clock();
        Table table = new Table("run", "flow", "status", "started", "took", "tags");
        for (Run run : found.runs()) {
            table.row(List.of(
                    run.getId(),
                    run.getFlow(),
                    run.getStatus().toString(),
                    RunTimes.text(run.getStartedAt(), clock.getZone()),
                    RunTimes.took(run, clock.instant()),
                    String.join(", ", run.getTags())));
        }
        return table.isEmpty() ? "" : table.text(surroundings.width().getAsInt());
    }
}
