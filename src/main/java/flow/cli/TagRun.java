package flow.cli;

import flow.client.Run;
import flow.client.Runs;
import flow.store.RunTags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code flow tag RUN [--add TEXT] [--remove TEXT]}: shows and changes the tags of a run, also when it is over. */
final class TagRun implements Command {
    private static final Option ADD =
            Option.value("--add", "TEXT", "Attach this tag").many();
    private static final Option REMOVE = Option.value(
                    "--remove", "TEXT", "Take this tag away; what the flow itself sets stays")
            .many();

    private final Surroundings surroundings;

    TagRun(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "tag",
                "Show the tags of a run, attach some, or take some away",
                List.of(RunArguments.operand("RUN")),
                ADD,
                REMOVE,
                RunArguments.RUN_ID,
                RunArguments.FLOW,
                Workspace.STORE,
                Workspace.PROFILE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        RunArguments typed = new RunArguments(surroundings, arguments);
        Run run = typed.run();
        RunTags tags = changed(typed.runs(), run, arguments.values(ADD), arguments.values(REMOVE));
        surroundings.out().print(arguments.has(Option.JSON) ? json(run, tags) : text(tags));
        return ExitCode.OK;
    }

    private static RunTags changed(Runs runs, Run run, List<String> added, List<String> removed) {
        if (added.isEmpty() && removed.isEmpty()) {
            return run.tags();
        }
        try {
            return runs.tag(run, added, removed);
        } catch (IllegalArgumentException refused) {
            throw new UsageFault(refused.getMessage());
        }
    }

    private static String json(Run run, RunTags tags) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("run", run.getId());
        tree.put("tags", List.copyOf(tags.all()));
        tree.put("ofFlow", List.copyOf(tags.ofFlow()));
        return JsonText.of(tree);
    }

    private static String text(RunTags tags) {
        return tags.all().stream().map(tag -> tag + "\n").collect(Collectors.joining());
    }
}
