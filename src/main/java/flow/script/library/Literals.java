package flow.script.library;

import flow.problem.Code;
import flow.problem.Nearest;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.jspecify.annotations.Nullable;

/**
 * Takes values out of a syntax tree. Everything about libraries is literal, because it is read before the script runs; what is
 * not ends in a {@link ProblemException}.
 *
 * @param file the name that positions carry
 */
record Literals(String file) {

    String text(Expression expression) {
        if (expression instanceof ConstantExpression constant && constant.getValue() instanceof String text) {
            return text;
        }
        throw refusal(
                expression,
                "a library is resolved before the script runs, so it needs a literal text",
                "write it out, as in '" + Coordinates.EXAMPLE + "'");
    }

    boolean flag(Expression expression) {
        if (expression instanceof ConstantExpression constant && constant.getValue() instanceof Boolean flag) {
            return flag;
        }
        throw refusal(
                expression, "a library is resolved before the script runs, so this is either true or false", null);
    }

    List<Exclusion> exclusions(Expression expression) {
        if (expression instanceof ListExpression list) {
            return list.getExpressions().stream()
                    .flatMap(element -> exclusions(element).stream())
                    .toList();
        }
        try {
            return List.of(Exclusion.parse(text(expression)));
        } catch (IllegalArgumentException e) {
            throw refusal(expression, String.valueOf(e.getMessage()), "as in 'commons-logging:commons-logging'");
        }
    }

    ProblemException refusal(ASTNode node, String message, @Nullable String hint) {
        return new ProblemException(Problem.of(Code.F027, position(node), message, hint));
    }

    ProblemException unknownOption(ASTNode node, String key, Collection<String> known) {
        String hint = Nearest.to(key, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("there are " + known.stream().sorted().collect(Collectors.joining(", ")));
        String message = "'dependency' has no option '" + key + "'";
        return new ProblemException(Problem.of(Code.F003, position(node), message, hint));
    }

    Position position(ASTNode node) {
        boolean oneLine = node.getLineNumber() == node.getLastLineNumber();
        int length = oneLine ? node.getLastColumnNumber() - node.getColumnNumber() : 1;
        return new Position(file, node.getLineNumber(), node.getColumnNumber(), Math.max(length, 1));
    }
}
