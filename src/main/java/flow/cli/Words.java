package flow.cli;

import flow.client.NotFound;
import flow.client.Run;
import flow.client.RunPath;
import flow.client.Runs;
import flow.client.Step;
import flow.client.Task;
import flow.client.Wanted;
import flow.config.Configuration;
import flow.problem.ProblemException;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code flow __complete KIND WORD}: what shells propose that only the store knows, one word a line. It is asked while somebody types:
 * it reads no more than it must, and where something is wrong there are no words.
 */
final class Words implements Command {
    /** No help names it: only shells call it. */
    static final String NAME = "__complete";

    /** What a word stands for; scripts of shells have these names in them. */
    enum Kind {
        NONE,
        RUN,
        PATH,
        TAG,
        STEP,
        FLOW;

        /** As shells say it. */
        String spelling() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** So many of the newest runs are proposed, and looked at for tags and flows. */
    private static final int NEWEST = 50;

    private final Surroundings surroundings;

    Words(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        List<String> kinds = Stream.of(Kind.values()).map(Kind::spelling).toList();
        return Syntax.of(
                NAME,
                "Propose words for a shell",
                List.of(
                        new Operand("KIND", true, kinds, "What the word stands for"),
                        new Operand("WORD", false, List.of(), "What is typed of it so far")),
                Workspace.STORE);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        try {
            Configuration configuration = new Workspace(surroundings, null).configuration(arguments);
            Runs runs = new Runs(new Workspace(surroundings, null).store(configuration));
            String typed = arguments.operand(1).orElse("");
            words(runs, arguments.rest().get(0), typed)
                    .filter(word -> word.startsWith(typed))
                    .forEach(surroundings.out()::println);
        } catch (UsageFault | NotFound | ProblemException | StoreFailure | StoreCorrupt nothing) {
            return ExitCode.OK;
        }
        return ExitCode.OK;
    }

    private static Stream<String> words(Runs runs, String kind, String typed) {
        if (kind.equals(Kind.TAG.spelling())) {
            return newest(runs)
                    .flatMap(run -> run.getTags().stream())
                    .distinct()
                    .sorted();
        }
        if (kind.equals(Kind.FLOW.spelling())) {
            return newest(runs).map(Run::getFlow).distinct().sorted();
        }
        if (kind.equals(Kind.STEP.spelling())) {
            return newest(runs).limit(1).flatMap(run -> run.getSteps().stream()).map(Step::getName);
        }
        boolean isBehindRun = kind.equals(Kind.PATH.spelling()) && typed.contains("/");
        return isBehindRun ? inside(runs, typed.substring(0, typed.lastIndexOf('/'))) : ids(runs);
    }

    private static Stream<String> ids(Runs runs) {
        return Stream.concat(
                Stream.of(Runs.LATEST, Runs.LATEST_FAILED), runs.ids().stream().limit(NEWEST));
    }

    private static Stream<Run> newest(Runs runs) {
        return runs.find(Wanted.ALL.atMost(NEWEST)).runs().stream();
    }

    /** @param place a run, a step or a task, whose parts are proposed */
    private static Stream<String> inside(Runs runs, String place) {
        RunPath path = RunPath.parse(place);
        Run run = runs.get(path.run());
        Stream<String> names;
        if (path.step().isEmpty()) {
            names = run.getSteps().stream().map(Step::getName);
        } else {
            Step step = run.step(path.step().get());
            names = path.task().isEmpty()
                    ? step.getTasks().stream().map(Task::getId)
                    : step.task(path.task().get()).getArtifacts().keySet().stream();
        }
        return names.map(name -> place + "/" + name);
    }
}
