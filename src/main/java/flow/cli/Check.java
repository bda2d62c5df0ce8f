package flow.cli;

import flow.config.Configuration;
import flow.graph.StepOptions;
import flow.prepare.ScriptProblems;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.ProblemException;
import flow.script.LoadedScript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code flow check SCRIPT}: everything that can be known without running a step. */
final class Check implements Command {
    private final Surroundings surroundings;

    Check(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "check",
                "Find the faults of a script without running a step",
                List.of(Operand.SCRIPT),
                Scripts.CONFIG,
                Workspace.OFFLINE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        Workspace workspace = new Workspace(surroundings, null);
        Configuration configuration = workspace.announced(arguments);
        String script = arguments.rest().get(0);
        List<Problem> problems = problems(new Scripts(surroundings, configuration), script, arguments);
        surroundings
                .out()
                .print(
                        arguments.has(Option.JSON)
                                ? json(script, problems)
                                : text(script, problems, workspace.report()));
        return errors(problems) == 0 ? ExitCode.OK : ExitCode.INVALID_SCRIPT;
    }

    private static List<Problem> problems(Scripts scripts, String script, Arguments arguments) {
        try {
            LoadedScript loaded = scripts.load(script, arguments, StepOptions.NONE);
            return ScriptProblems.of(loaded);
        } catch (ProblemException invalid) {
            return invalid.problems();
        }
    }

    private static String text(String script, List<Problem> problems, ProblemReport report) {
        if (problems.isEmpty()) {
            return script + ": no problems\n";
        }
        long errors = errors(problems);
        String counts = Counted.text(errors, "error") + ", " + Counted.text(problems.size() - errors, "warning");
        return report.of(problems) + "\n" + script + ": " + counts + "\n";
    }

    private static long errors(List<Problem> problems) {
        return problems.stream().filter(problem -> !problem.isWarning()).count();
    }

    private static String json(String script, List<Problem> problems) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("script", script);
        tree.put("errors", errors(problems));
        tree.put("warnings", problems.size() - errors(problems));
        tree.put("problems", problems.stream().map(Check::tree).toList());
        return JsonText.of(tree);
    }

    private static Map<String, @Nullable Object> tree(Problem problem) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("code", problem.code().name());
        tree.put("severity", problem.isWarning() ? "warning" : "error");
        tree.put("message", problem.message());
        tree.put("hint", problem.hint());
        tree.putAll(tree(problem.position()));
        tree.put("notes", problem.notes().stream().map(Check::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(Problem.Note note) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("text", note.text());
        tree.putAll(tree(note.position()));
        return tree;
    }

    private static Map<String, Object> tree(Position position) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("file", position.file());
        tree.put("line", position.line());
        tree.put("column", position.column());
        tree.put("length", position.length());
        return tree;
    }
}
