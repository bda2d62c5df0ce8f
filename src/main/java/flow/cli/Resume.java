package flow.cli;

import flow.config.Configuration;
import flow.graph.Flow;
import flow.resume.Plan;
import flow.run.Resumption;
import flow.script.LoadedScript;
import flow.store.RunReader;
import flow.store.RunTags;
import flow.store.Store;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code flow resume [SCRIPT] [RUN]}: a new run that goes on where another one ended. */
final class Resume implements Command {
    private static final Option FROM =
            Option.value("--from", "STEP", "Run this step again, with all that follows, though it was done");
    private static final Option EXPLAIN =
            Option.flag("--explain", "Tell of every task why it is reused or run, with --json as JSON; run nothing");
    private static final Option STRICT = Option.flag("--strict", "Refuse to reuse tasks whose code has changed since");
    private static final Option ORIGIN =
            Option.value("--origin-run-id", "RUN", "The same as RUN").or("--run-id");

    private final Surroundings surroundings;

    Resume(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        Operand script = new Operand("SCRIPT", false, List.of(), "A file NAME.flow.groovy; the one of RUN if left out");
        Operand run = new Operand(
                "RUN", false, Words.Kind.RUN, "The run to go on from; the last one that did not succeed if left out");
        return Syntax.of(
                        "resume",
                        "Go on where a run failed or was ended: a new run that reuses every task that was done",
                        List.of(script, run),
                        FROM,
                        EXPLAIN,
                        STRICT,
                        ORIGIN,
                        Run.PARAM,
                        Run.PARAMS,
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
                        Run.ISOLATE,
                        Run.TAG,
                        Run.RUN_ID_FILE,
                        Option.JSON,
                        Run.EVENTS,
                        Workspace.OFFLINE,
                        Workspace.STORE,
                        Workspace.PROFILE)
                .opened();
    }

    @Override
    public ExitCode run(Arguments arguments) {
        check(arguments);
        ResumeArguments typed = ResumeArguments.of(arguments.rest(), arguments.value(ORIGIN));
        Optional<Path> givenScript = typed.script().map(surroundings::typed);
        Configuration configuration = new Workspace(surroundings, givenScript.orElse(null)).configuration(arguments);
        Store store = new Workspace(surroundings, givenScript.orElse(null)).store(configuration);
        boolean again = arguments.has(FROM);
        RunReader origin = new OriginRun(store, surroundings).of(typed.run(), givenScript, again);
        Path path = givenScript.orElseGet(() -> scriptOf(origin));
        Workspace workspace = new Workspace(surroundings, path);
        surroundings.err().print(workspace.report().of(configuration.warnings()));
        String shown = typed.script().orElseGet(() -> ShownPath.of(surroundings, path));
        LoadedScript script = new Scripts(surroundings, configuration)
                .resumed(shown, arguments, Run.with(arguments.values(Run.WITH)), origin, workspace.report());
        Plan plan = Plan.of(
                script.flow(),
                origin,
                arguments.value(FROM).map(step -> step(script.flow(), step)).orElse(null));
        Map<String, @Nullable Object> parameters = new OriginParameters(surroundings, script, plan)
                .with(typed.others(), arguments.values(Run.PARAM), arguments.value(Run.PARAMS), syntax());
        PlanText text = new PlanText(plan);
        if (arguments.has(EXPLAIN)) {
            if (arguments.has(Option.JSON)) {
                JsonText.print(surroundings.out(), PlanJson.of(plan));
            } else {
                surroundings.out().print(text.everything());
            }
            surroundings.err().println("nothing was run");
            return ExitCode.OK;
        }
        requireSomethingToRun(plan, arguments.value(FROM));
        surroundings.err().print(text.inShort());
        requireSameCode(plan, arguments.has(STRICT));
        ProjectBranch branch =
                ProjectBranch.ofOrigin(script.flow(), origin, arguments, configuration, surroundings.user());
        RunIdFile idFile = new RunIdFile(surroundings, arguments.value(Run.RUN_ID_FILE));
        LocalRun run = new LocalRun(surroundings, workspace, configuration, branch)
                .telling(
                        NotifyOptions.areUsed(script.flow(), arguments, configuration)
                                ? WantedNotices.here(script.flow(), arguments, configuration)
                                : null);
        return (arguments.has(Run.ISOLATE) ? run.isolated(shown, arguments.values(Run.WITH)) : run)
                .of(
                        script,
                        path,
                        parameters,
                        tags(origin, arguments),
                        new Resumption(plan, again),
                        idFile,
                        arguments.has(Run.EVENTS));
    }

    private static void check(Arguments arguments) {
        if (arguments.has(Option.JSON) && !arguments.has(EXPLAIN)) {
            throw new UsageFault("'--json' is for '--explain'; what happens in a run is told by '--events'");
        }
        if (arguments.has(Run.EVENTS) && arguments.has(EXPLAIN)) {
            throw new UsageFault("'--explain' runs nothing, so that there are no '--events'");
        }
    }

    private static Path scriptOf(RunReader origin) {
        return Path.of(origin.start().script());
    }

    private static String step(Flow flow, String typed) {
        List<String> steps = flow.tasks().stream().map(step -> step.name()).toList();
        if (steps.contains(typed)) {
            return typed;
        }
        throw new UsageFault("--from: " + Unknown.step(typed, steps));
    }

    /** A run whose process was lost behind its last task has nothing left but its end. */
    private static void requireSomethingToRun(Plan plan, Optional<String> from) {
        if (from.isPresent() && plan.reruns().findAny().isEmpty()) {
            throw new UsageFault("run " + plan.origin().runId() + " did not get to step '" + from.get()
                    + "', so there is nothing to run again");
        }
    }

    private static void requireSameCode(Plan plan, boolean strict) {
        List<String> changed = plan.changedCode();
        if (strict && !changed.isEmpty()) {
            throw new UsageFault("--strict: the code of " + PlanText.quoted(changed) + " has changed since; '--from "
                    + changed.get(0) + "' runs it again");
        }
    }

    /** What people said of the origin holds for what goes on from it. */
    private static List<String> tags(RunReader origin, Arguments arguments) {
        RunTags before = origin.tags();
        Set<String> tags = new LinkedHashSet<>(before.given());
        tags.addAll(Run.tags(arguments));
        return List.copyOf(tags);
    }
}
