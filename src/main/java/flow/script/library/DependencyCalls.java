package flow.script.library;

import flow.problem.ProblemException;
import flow.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Finds the word {@code dependency} where it holds: at script level and directly in {@code flow}. Elsewhere while the graph is
 * built, in a condition or a loop, it would look as if it held only sometimes: that is refused. What stands in steps and other
 * blocks is left to the checks that refuse every such word there.
 */
final class DependencyCalls extends CodeVisitorSupport {
    private static final String WORD = "dependency";

    /** What the word takes, and what it means in a {@link LibraryForm}. */
    static final Map<String, String> OPTIONS = Map.of(
            "group", "group",
            "name", "name",
            "version", "version",
            "classifier", "classifier",
            "ext", "extension",
            "transitive", "transitive",
            "exclude", "exclude");

    private final Literals literals;
    private final Problems problems;
    private final List<LibraryForm> forms = new ArrayList<>();

    private DependencyCalls(Literals literals, Problems problems) {
        this.literals = literals;
        this.problems = problems;
    }

    static List<LibraryForm> in(ModuleNode script, Literals literals, Problems problems) {
        DependencyCalls calls = new DependencyCalls(literals, problems);
        boolean wordIsTheirs = script.getClasses().stream()
                .filter(type -> type.isScript())
                .anyMatch(type -> !type.getDeclaredMethods(WORD).isEmpty());
        if (!wordIsTheirs) {
            calls.readBlock(script.getStatementBlock());
        }
        return calls.forms;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        if (isCallOf(WORD, call)) {
            problems.addAll(literals.refusal(
                            call.getMethod(),
                            "'dependency' holds for the whole script, so it stands in no condition and no loop",
                            "write it on a line of its own at the top of the flow")
                    .problems());
            return;
        }
        if (!isOnScript(call)) {
            super.visitMethodCallExpression(call);
        }
    }

    private void readBlock(BlockStatement block) {
        for (Statement statement : block.getStatements()) {
            if (statement instanceof ExpressionStatement line
                    && line.getExpression() instanceof MethodCallExpression call) {
                readCall(call);
                continue;
            }
            statement.visit(this);
        }
    }

    private void readCall(MethodCallExpression call) {
        if (isCallOf(WORD, call)) {
            readDependency(call);
            return;
        }
        if (!isCallOf("flow", call)) {
            call.visit(this);
            return;
        }
        for (Expression argument : arguments(call)) {
            if (argument instanceof ClosureExpression closure && closure.getCode() instanceof BlockStatement block) {
                readBlock(block);
            }
        }
    }

    private void readDependency(MethodCallExpression call) {
        Map<String, Expression> named = new HashMap<>();
        List<Expression> texts = new ArrayList<>();
        try {
            for (Expression argument : arguments(call)) {
                if (argument instanceof MapExpression map) {
                    map.getMapEntryExpressions().forEach(entry -> name(entry, named));
                    continue;
                }
                texts.addAll(argument instanceof ListExpression list ? list.getExpressions() : List.of(argument));
            }
            if (texts.isEmpty()) {
                forms.add(new LibraryForm(null, named, call));
            }
            texts.forEach(text -> forms.add(new LibraryForm(text, named, call)));
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        }
    }

    private void name(MapEntryExpression entry, Map<String, Expression> named) {
        String key = literals.text(entry.getKeyExpression());
        String part = OPTIONS.get(key);
        if (part == null) {
            throw literals.unknownOption(entry.getKeyExpression(), key, OPTIONS.keySet());
        }
        named.put(part, entry.getValueExpression());
    }

    private static List<Expression> arguments(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression tuple ? tuple.getExpressions() : List.of();
    }

    private static boolean isCallOf(String word, MethodCallExpression call) {
        return isOnScript(call) && word.equals(call.getMethodAsString());
    }

    private static boolean isOnScript(MethodCallExpression call) {
        return call.isImplicitThis() || call.getObjectExpression().getText().equals("this");
    }
}
