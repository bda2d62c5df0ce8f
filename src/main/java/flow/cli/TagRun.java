package flow.cli;

import flow.client.Run;
import flow.store.RunTags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code flow tag [RUN]}, {@code flow tag add RUN TAG…}, {@code flow tag remove RUN TAG…}: shows and changes the tags of a run, also
 * when it is over. {@code --add} and {@code --remove} do both at once.
 */
final class TagRun implements Command {
    private static final Option ADD =
            Option.value("--add", "TEXT", "Attach this tag").of(Words.Kind.TAG).many();
    private static final Option REMOVE = Option.value(
                    "--remove", "TEXT", "Take this tag away; what the flow itself sets stays")
            .of(Words.Kind.TAG)
            .many();

    private static final String ADDS = "add";
    private static final String REMOVES = "remove";
    private static final Operand ACTION = new Operand(
            "add|remove",
            false,
            List.of(),
            "Attach the tags behind the run, or take them away; without it they are shown");
    private static final Operand TAGS =
            new Operand("TAG", false, true, List.of(), Words.Kind.TAG, "What to attach or to take away");

    private final Surroundings surroundings;

    TagRun(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "tag",
                "Show the tags of a run, attach some, or take some away",
                List.of(ACTION, RunArguments.operand("RUN"), TAGS),
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
        String first = arguments.operand(0).orElse("");
        return List.of(ADDS, REMOVES).contains(first) ? changed(first, arguments) : shown(arguments);
    }

    private ExitCode changed(String action, Arguments arguments) {
        List<String> rest = arguments.rest().subList(1, arguments.rest().size());
        boolean isNamed = arguments.has(RunArguments.RUN_ID);
        List<String> tags = isNamed || rest.isEmpty() ? rest : rest.subList(1, rest.size());
        if (tags.isEmpty()) {
            throw new UsageFault("no tag is given: write flow tag " + action + " RUN TAG");
        }
        List<String> run = isNamed ? List.of() : rest.subList(0, 1);
        RunArguments typed = new RunArguments(surroundings, new Arguments(arguments.values(), run));
        List<String> added = new ArrayList<>(arguments.values(ADD));
        List<String> removed = new ArrayList<>(arguments.values(REMOVE));
        (action.equals(ADDS) ? added : removed).addAll(tags);
        return show(typed.run(), added, removed, arguments);
    }

    private ExitCode shown(Arguments arguments) {
        if (arguments.rest().size() > 1) {
            throw new UsageFault("'" + arguments.rest().get(1) + "' is one argument too many; did you mean"
                    + " 'flow tag add RUN TAG' or 'flow tag remove RUN TAG'?");
        }
        Run run = new RunArguments(surroundings, arguments).run();
        return show(run, arguments.values(ADD), arguments.values(REMOVE), arguments);
    }

    private ExitCode show(Run run, List<String> added, List<String> removed, Arguments arguments) {
        RunTags tags = changed(run, added, removed);
        surroundings.out().print(arguments.has(Option.JSON) ? json(run, tags) : text(tags));
        return ExitCode.OK;
    }

    private static RunTags changed(Run run, List<String> added, List<String> removed) {
        if (added.isEmpty() && removed.isEmpty()) {
            return run.tags();
        }
        try {
            return run.tag(added, removed);
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
