package flow.cli;

import flow.client.Runs;
import flow.config.Configuration;
import flow.dsl.WithOption;
import flow.graph.InvalidValue;
import flow.graph.StepOptions;
import flow.notify.Notices;
import flow.script.LoadedScript;
import flow.store.RunTags;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code flow run SCRIPT}: a new run, from the beginning to the end. */
final class Run implements Command {
    static final Option PARAM = Option.value(
                    "--param",
                    "NAME=VALUE",
                    "Set a parameter; @FILE reads the value from a file, - from standard input")
            .or("-p")
            .many();
    static final Option PARAMS = Option.value(
            "--params", "FILE", "Set parameters from YAML, JSON, TOML or properties; - reads standard input");
    static final Option WITH = Option.value(
                    "--with",
                    "OPTION",
                    "Give all steps an option that they do not set, as in retry=3 or resources:cpu=2")
            .many();
    static final Option TAG =
            Option.value("--tag", "TEXT", "Attach a label to the run").many();
    static final Option RUN_ID_FILE =
            Option.value("--run-id-file", "FILE", "Write the run's id to this file as soon as there is one");
    private static final Option DRY_RUN =
            Option.flag("--dry-run", "Check everything and show the parameters, with --json as JSON; run nothing");
    static final Option EVENTS =
            Option.flag("--events", "Print what happens to standard output, as one line of JSON an event");

    static final Option ISOLATE = Option.flag(
            "--isolate", "Run every task in a process of its own, as in production; each costs the start of a JVM");

    private final Surroundings surroundings;

    Run(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "run",
                        "Run a flow; 'flow run SCRIPT --help' shows its parameters",
                        List.of(Operand.SCRIPT),
                        PARAM,
                        PARAMS,
                        Scripts.CONFIG,
                        Workspace.MAX_WORKERS,
                        Workspace.FAIL_FAST,
                        ISOLATE,
                        Workspace.DURABILITY,
                        Workspace.BRANCH,
                        Workspace.PRODUCTION,
                        NotifyOptions.ON_ERROR,
                        NotifyOptions.ON_SUCCESS,
                        NotifyOptions.SLACK,
                        NotifyOptions.PAGERDUTY,
                        NotifyOptions.INCIDENT,
                        NotifyOptions.SOURCE,
                        WITH,
                        TAG,
                        RUN_ID_FILE,
                        GivenEvents.EVENT,
                        GivenEvents.TRIGGER,
                        DRY_RUN,
                        Option.JSON,
                        EVENTS,
                        Workspace.OFFLINE,
                        Workspace.STORE,
                        Workspace.PROFILE)
                .opened();
    }

    @Override
    public String help(Arguments arguments) {
        return ScriptHelp.of(surroundings, arguments, syntax());
    }

    @Override
    public ExitCode run(Arguments arguments) {
        ScriptArguments typed = ScriptArguments.of(arguments.rest());
        check(arguments);
        List<String> tags = tags(arguments);
        Path path = surroundings.typed(typed.script());
        Workspace workspace = new Workspace(surroundings, path);
        Configuration configuration = workspace.announced(arguments);
        LoadedScript script = new Scripts(surroundings, configuration)
                .sound(typed.script(), arguments, with(arguments.values(WITH)), workspace.report());
        ProjectBranch branch = ProjectBranch.of(script.flow(), arguments, configuration, surroundings.user());
        StartedBy by = GivenEvents.areGiven(arguments)
                ? new GivenEvents(surroundings, script.flow(), branch)
                        .read(arguments, new Runs(workspace.store(configuration)))
                : StartedBy.HAND;
        Map<String, @Nullable Object> parameters = new ParameterReader(surroundings, syntax())
                .read(
                        script.flow(),
                        branch,
                        path,
                        typed,
                        arguments.values(PARAM),
                        arguments.value(PARAMS),
                        by.parameters());
        Notices notices = NotifyOptions.areUsed(script.flow(), arguments, configuration)
                ? WantedNotices.here(script.flow(), arguments, configuration)
                : null;
        if (arguments.has(DRY_RUN)) {
            new DryRun(surroundings).show(script.flow(), parameters, arguments.has(Option.JSON));
            return ExitCode.OK;
        }
        RunIdFile idFile = new RunIdFile(surroundings, arguments.value(RUN_ID_FILE));
        LocalRun run = new LocalRun(surroundings, workspace, configuration, branch)
                .causedBy(by.cause())
                .telling(notices);
        return (arguments.has(ISOLATE) ? run.isolated(typed.script(), arguments.values(WITH)) : run)
                .of(script, path, parameters, tags, null, idFile, arguments.has(EVENTS));
    }

    private static void check(Arguments arguments) {
        if (arguments.has(Option.JSON) && !arguments.has(DRY_RUN)) {
            throw new UsageFault("'--json' is for '--dry-run'; what happens in a run is told by '--events'");
        }
        if (arguments.has(EVENTS) && arguments.has(DRY_RUN)) {
            throw new UsageFault("'--dry-run' runs nothing, so that there are no '--events'");
        }
    }

    static List<String> tags(Arguments arguments) {
        List<String> tags = arguments.values(TAG);
        for (String tag : tags) {
            String fault = RunTags.fault(tag);
            if (fault != null) {
                throw new UsageFault("--tag: " + fault);
            }
        }
        return tags;
    }

    /** Of two that say the same the later one holds. */
    static StepOptions with(List<String> typed) {
        StepOptions all = StepOptions.NONE;
        for (String text : typed) {
            try {
                all = WithOption.parse(text).orElse(all);
            } catch (InvalidValue fault) {
                throw new UsageFault(fault.text());
            }
        }
        return all;
    }
}
