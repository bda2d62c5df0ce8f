package flow.cli;

import flow.config.Configuration;
import flow.config.Settings;
import flow.graph.Durations;
import flow.graph.InvalidValue;
import flow.problem.Problem;
import flow.problem.ProblemException;
import flow.script.LoadedScript;
import flow.serve.Book;
import flow.serve.Limits;
import flow.store.StoreFailure;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code flow serve SCRIPT…}: schedules, events and chaining on this machine, until it is ended. */
final class Serve implements Command {
    private static final int DEFAULT_PORT = 7373;
    private static final int LARGEST_PORT = 65_535;
    private static final int DEFAULT_QUEUE = 1000;
    private static final Duration LONGEST_GRACE = Duration.ofDays(1);
    private static final String DEFAULT_GRACE = "10 s";

    private static final Option PORT = Option.value(
            "--port", "N", "Port on this machine for events; 0 takes any that is free; " + DEFAULT_PORT + " if none");
    private static final Option MAX_RUNS = Option.value(
            "--max-runs", "N", "How many runs are made at a time; the number of processors, at least 4, if none");
    private static final Option QUEUE = Option.value(
            "--queue", "N", "How many runs may be waiting before events are refused; " + DEFAULT_QUEUE + " if none");
    private static final Option GRACE = Option.value(
            "--grace",
            "DURATION",
            "How long runs may go on when the server is told to end, before they are cut off; '" + DEFAULT_GRACE
                    + "' if none");

    private final Surroundings surroundings;

    Serve(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "serve",
                "Run flows by their schedules and triggers, on this machine",
                List.of(new Operand(
                        "SCRIPT",
                        true,
                        true,
                        List.of(),
                        Words.Kind.NONE,
                        "Files NAME.flow.groovy, as many as there are")),
                PORT,
                MAX_RUNS,
                QUEUE,
                GRACE,
                Scripts.CONFIG,
                Workspace.MAX_WORKERS,
                Workspace.FAIL_FAST,
                Workspace.DURABILITY,
                Workspace.BRANCH,
                Workspace.PRODUCTION,
                NotifyOptions.ON_ERROR,
                NotifyOptions.ON_SUCCESS,
                NotifyOptions.SLACK,
                NotifyOptions.PAGERDUTY,
                NotifyOptions.INCIDENT,
                NotifyOptions.SOURCE,
                Run.WITH,
                Run.TAG,
                Workspace.OFFLINE,
                Workspace.STORE,
                Workspace.PROFILE);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        Workspace workspace = new Workspace(surroundings, null);
        Configuration configuration = workspace.configuration(arguments);
        surroundings.err().print(workspace.report().of(configuration.warnings()));
        int port = port(arguments);
        Limits limits = new Limits(
                number(arguments, MAX_RUNS, Math.max(4, Runtime.getRuntime().availableProcessors()), 1),
                number(arguments, QUEUE, DEFAULT_QUEUE, 1));
        Duration grace = grace(arguments);
        Map<String, ServedScript> scripts = scripts(arguments, workspace, configuration);
        ServeFolder folder = new ServeFolder(workspace.folder());
        boolean isForced = configuration.value(Settings.DURABILITY).equals("full");
        ServeFolder.Lock lock = folder.lock();
        try (lock;
                Book book = Book.open(folder.book(), isForced)) {
            book.damaged()
                    .ifPresent(copy -> surroundings
                            .err()
                            .println("warning: what the last server had decided was damaged, and a part of it is lost;"
                                    + " the file as it was is " + copy));
            return new ServeSession(
                            surroundings,
                            workspace.store(configuration),
                            scripts,
                            folder,
                            new ServeOptions(workspace, configuration, Run.tags(arguments)))
                    .serve(book, port, limits, grace);
        } catch (UncheckedIOException failed) {
            throw new StoreFailure(
                    folder.book() + " cannot be used: " + failed.getCause().getMessage());
        }
    }

    private static int port(Arguments arguments) {
        int port = number(arguments, PORT, DEFAULT_PORT, 0);
        if (port > LARGEST_PORT) {
            throw new UsageFault("--port is a whole number from 0 to " + LARGEST_PORT + ", not '" + port + "'");
        }
        return port;
    }

    private static int number(Arguments arguments, Option option, int fallback, int least) {
        Optional<String> typed = arguments.value(option);
        return typed.isEmpty() ? fallback : WholeNumber.of(option, typed.get(), least);
    }

    private static Duration grace(Arguments arguments) {
        String typed = arguments.value(GRACE).orElse(DEFAULT_GRACE);
        try {
            Duration grace = Durations.from(typed);
            if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
                throw new UsageFault("--grace is at most a day, not '" + typed + "'");
            }
            return grace;
        } catch (InvalidValue fault) {
            throw new UsageFault("--grace: " + fault.text());
        }
    }

    /** By the names of their flows; all problems of all scripts are told. */
    private Map<String, ServedScript> scripts(Arguments arguments, Workspace workspace, Configuration configuration) {
        Map<String, ServedScript> all = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String typed : arguments.rest()) {
            LoadedScript script = new Scripts(surroundings, configuration)
                    .sound(typed, arguments, Run.with(arguments.values(Run.WITH)), workspace.report());
            ProjectBranch branch = script.flow().project() == null
                    ? ProjectBranch.NONE
                    : ProjectBranch.of(script.flow(), arguments, configuration, surroundings.user());
            ServedScript served = ServedScript.of(
                    script,
                    surroundings.typed(typed),
                    branch,
                    surroundings.user(),
                    WantedNotices.here(script.flow(), arguments, configuration));
            problems.addAll(served.problems());
            ServedScript other = all.put(served.served().name(), served);
            if (other != null) {
                throw new UsageFault("'" + ShownPath.of(surroundings, other.path()) + "' and '" + typed
                        + "' both have a flow '" + served.served().name() + "'");
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return all;
    }
}
