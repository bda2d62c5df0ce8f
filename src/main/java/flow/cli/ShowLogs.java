package flow.cli;

import flow.client.NotFound;
import flow.client.Run;
import flow.client.RunPath;
import flow.client.Runs;
import flow.client.Step;
import flow.client.Task;
import flow.deploy.Deployer.PrintedLine;
import flow.graph.TaskId;
import flow.problem.Visible;
import flow.store.LogEntry;
import flow.store.LogReader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** {@code flow logs RUN[/STEP[/TASK]]}: what a run printed, or prints. */
final class ShowLogs implements Command {
    private static final Option FOLLOW = Option.flag(
                    "--follow", "Go on with what is printed from now on, until the run is over")
            .or("-f");
    private static final Option OUT = Option.flag("--stdout", "Only what was printed to standard output");
    private static final Option ERR = Option.flag("--stderr", "Only what was printed to standard error");
    private static final Option ATTEMPT =
            Option.value("--attempt", "N", "Only what this attempt printed; the first one is 0");
    private static final Option SINCE =
            Option.value("--since", "TIME", "Only what was printed then or later: 2026-11-20T19:00, '10 min' (ago)");
    private static final Option TIMESTAMPS = Option.flag("--timestamps", "Begin each line with its time, in UTC");
    private static final Option JSON = Option.flag("--json", "Print each line as one line of JSON");

    private final Surroundings surroundings;
    private final Pause pause;
    private final Pause remotePause;

    /**
     * @param pause before a run is looked at again
     * @param remotePause likewise, where that is asked of a cluster
     */
    ShowLogs(Surroundings surroundings, Pause pause, Pause remotePause) {
        this.surroundings = surroundings;
        this.pause = pause;
        this.remotePause = remotePause;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "logs",
                "Show what the tasks of a run printed; -f follows a run that goes on",
                List.of(RunArguments.operand("RUN[/STEP[/TASK]]")),
                FOLLOW,
                OUT,
                ERR,
                ATTEMPT,
                SINCE,
                TIMESTAMPS,
                RunArguments.RUN_ID,
                RunArguments.FLOW,
                Workspace.NAMESPACE,
                Workspace.CONTEXT,
                Workspace.STORE,
                Workspace.PROFILE,
                JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        RunArguments typed = new RunArguments(surroundings, arguments);
        RunPath path = typed.path();
        if (path.artifact().isPresent()) {
            throw new UsageFault("'flow dump' shows the values of artifacts");
        }
        Run run;
        try {
            run = typed.run(path.run());
        } catch (NotFound none) {
            Optional<Run> begun = arguments.has(FOLLOW) ? awaited(typed, path, none, arguments) : Optional.empty();
            if (begun.isEmpty()) {
                return showPods(path, none, arguments);
            }
            run = begun.get();
        }
        path.step().ifPresent(run::step);
        WantedLines wanted = new WantedLines(
                path.step(),
                path.task(),
                arguments.value(ATTEMPT).map(ShowLogs::number),
                arguments.value(SINCE).map(text -> Moment.of(SINCE, text, surroundings.clock())),
                arguments.has(OUT) || !arguments.has(ERR),
                arguments.has(ERR) || !arguments.has(OUT));
        LineForm form = arguments.has(JSON)
                ? LineForm.json()
                : LineForm.text(path.task().isPresent(), arguments.has(TIMESTAMPS));
        boolean isSilent = !before(typed.runs(), run, path, wanted, form);
        isSilent &= !copy(typed.runs(), run, wanted, form, arguments.has(FOLLOW));
        if (isSilent) {
            surroundings.err().println("nothing was printed" + hint(run, path));
        }
        return ExitCode.OK;
    }

    /** A run of which the store has nothing yet, as soon as it has; empty when it came to its end without. */
    private Optional<Run> awaited(RunArguments typed, RunPath path, NotFound none, Arguments arguments) {
        AtomicReference<Run> begun = new AtomicReference<>();
        AtomicBoolean isTold = new AtomicBoolean();
        boolean isThere = new RemoteLook(surroundings, arguments)
                .await(
                        path.run(),
                        () -> {
                            found(typed, path).ifPresent(begun::set);
                            return begun.get() != null;
                        },
                        () -> {
                            if (isTold.compareAndSet(false, true)) {
                                surroundings
                                        .err()
                                        .println("the store has nothing of this run yet; 'flow status " + path.run()
                                                + "' tells what it waits for");
                            }
                            return remotePause.pause();
                        });
        if (!isThere && begun.get() == null) {
            throw none;
        }
        return Optional.ofNullable(begun.get());
    }

    private static Optional<Run> found(RunArguments typed, RunPath path) {
        try {
            return Optional.of(typed.run(path.run()));
        } catch (NotFound notYet) {
            return Optional.empty();
        }
    }

    /** Of a run that the store has nothing of, as when its pods did not come so far: what their containers printed. */
    private ExitCode showPods(RunPath path, NotFound none, Arguments arguments) {
        Pages pages = new Pages(surroundings.out());
        boolean isAsked = path.step().isEmpty() && RemoteRuns.isOne(path.run());
        if (isAsked) {
            for (Option option : List.of(OUT, ERR, ATTEMPT, SINCE, TIMESTAMPS, JSON)) {
                if (arguments.has(option)) {
                    throw new UsageFault("the store has nothing of run " + path.run() + ", and '" + option.name()
                            + "' does not work on what its pods print; leave it out to see that");
                }
            }
        }
        AtomicInteger count = new AtomicInteger();
        Consumer<PrintedLine> print = line -> {
            count.incrementAndGet();
            pages.print(Visible.text("[" + line.source() + "] " + line.text()) + "\n");
        };
        boolean isThere = isAsked && new RemoteLook(surroundings, arguments).logs(path.run(), print);
        pages.end();
        if (!isThere) {
            throw none;
        }
        surroundings
                .err()
                .println("the store has nothing of this run; "
                        + (count.get() == 0
                                ? "it has no pods yet, or they printed nothing: 'flow status " + path.run()
                                        + "' tells how it stands"
                                : "this is what its pods print"));
        return ExitCode.OK;
    }

    /** Who looks at the log of a task that failed wants to know why. */
    private static String hint(Run run, RunPath path) {
        return path.step()
                .map(run::step)
                .flatMap(step -> path.task().map(step::task))
                .filter(task -> task.getState() == Task.State.FAILED)
                .map(task -> "; 'flow status " + task.getPath() + "' tells why it failed")
                .orElse("");
    }

    /** What tasks printed that this run took over: it stands in the logs of the runs where they ran. Answers whether there was anything. */
    private boolean before(Runs runs, Run run, RunPath path, WantedLines wanted, LineForm form) {
        Map<String, Set<TaskId>> reused = reused(run, path);
        if (path.step().isEmpty()) {
            List<String> ids = runs.ids();
            reused.keySet()
                    .forEach(origin -> surroundings
                            .err()
                            .println(
                                    ids.contains(origin)
                                            ? "what reused tasks printed stands in the run where they ran: flow logs "
                                                    + origin
                                            : gone(origin)));
            return false;
        }
        boolean wasPrinted = false;
        for (Map.Entry<String, Set<TaskId>> origin : reused.entrySet()) {
            try (LogReader log = runs.get(origin.getKey()).openLog()) {
                wasPrinted |= copy(log, wanted.of(origin.getValue()), form);
            } catch (NotFound removed) {
                surroundings.err().println(gone(origin.getKey()));
            }
        }
        return wasPrinted;
    }

    private static String gone(String origin) {
        return "run " + origin + ", where tasks ran that are reused, is gone, and its log too";
    }

    private static Map<String, Set<TaskId>> reused(Run run, RunPath path) {
        Map<String, Set<TaskId>> reused = new LinkedHashMap<>();
        List<Step> steps = path.step().map(step -> List.of(run.step(step))).orElseGet(run::getSteps);
        steps.stream()
                .flatMap(step -> step.getTasks().stream())
                .filter(Task::isReused)
                .forEach(task -> reused.computeIfAbsent(task.getOriginRunId(), id -> new HashSet<>())
                        .add(task.id()));
        return reused;
    }

    /** Answers whether there was anything. */
    private boolean copy(Runs runs, Run run, WantedLines wanted, LineForm form, boolean follow) {
        boolean wasPrinted = false;
        try (LogReader log = run.openLog()) {
            while (true) {
                // Asked before the rest is read, so that nothing is missed that was printed until the end.
                boolean isOver = !follow || runs.get(run.getId()).isOver();
                wasPrinted |= copy(log, wanted, form);
                if (isOver || !pause.pause()) {
                    return wasPrinted;
                }
            }
        }
    }

    private boolean copy(LogReader log, WantedLines wanted, LineForm form) {
        Pages pages = new Pages(surroundings.out());
        boolean wasPrinted = false;
        for (LogEntry entry = log.next(); entry != null; entry = log.next()) {
            if (wanted.has(entry)) {
                pages.print(form.of(entry));
                wasPrinted = true;
            }
        }
        pages.end();
        return wasPrinted;
    }

    private static int number(String typed) {
        return Optional.of(typed)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .orElseThrow(() -> new UsageFault("--attempt is a whole number from 0, not '" + typed + "'"));
    }
}
