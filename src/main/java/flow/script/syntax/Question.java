package flow.script.syntax;

import flow.graph.Facts;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ElvisOperatorExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NotExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.RangeExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/** What a closure asks when it is one expression: its truth if that is known, and a spelling that does not depend on blanks. */
final class Question {

    /** Ends the spelling of an expression that may answer differently the next time. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super(null, null, false, false);
        }
    }

    private final ClosureExpression closure;

    private Question(ClosureExpression closure) {
        this.closure = closure;
    }

    /** Null when the closure is more than one expression. */
    static Facts.@Nullable Expression of(ClosureExpression closure, Places places) {
        if (isEmpty(closure)) {
            return new Facts.Expression(null, "null", false);
        }
        Expression expression = single(closure).orElse(null);
        if (expression == null) {
            return null;
        }
        String text = new Question(closure).spelled(expression);
        return new Facts.Expression(places.source(expression), text, Truth.of(expression));
    }

    private static boolean isEmpty(ClosureExpression closure) {
        return closure.getCode() instanceof BlockStatement block && block.isEmpty();
    }

    private static Optional<Expression> single(ClosureExpression closure) {
        Statement code = closure.getCode();
        if (code instanceof BlockStatement block && block.getStatements().size() == 1) {
            code = block.getStatements().get(0);
        }
        if (code instanceof ReturnStatement returned) {
            return Optional.of(returned.getExpression());
        }
        return code instanceof ExpressionStatement statement
                ? Optional.of(statement.getExpression())
                : Optional.empty();
    }

    private @Nullable String spelled(Expression expression) {
        try {
            return text(expression);
        } catch (Unknown unknown) {
            return null;
        }
    }

    private String text(Expression expression) {
        if (expression instanceof ConstantExpression constant) {
            return literal(constant.getValue());
        }
        if (expression instanceof VariableExpression variable) {
            return variable(variable);
        }
        if (expression instanceof BooleanExpression truth) {
            return (expression instanceof NotExpression ? "!" : "") + text(truth.getExpression());
        }
        if (expression instanceof UnaryMinusExpression minus) {
            return "-" + text(minus.getExpression());
        }
        if (expression instanceof PropertyExpression property) {
            String dot = (property.isSpreadSafe() ? "*" : property.isSafe() ? "?" : "") + ".";
            return text(property.getObjectExpression()) + dot + text(property.getProperty());
        }
        if (expression instanceof BinaryExpression binary && !Assignment.isIn(binary)) {
            String operator = binary.getOperation().getText();
            return "(" + text(binary.getLeftExpression()) + " " + operator + " " + text(binary.getRightExpression())
                    + ")";
        }
        if (expression instanceof MethodCallExpression call) {
            return call(call);
        }
        return compound(expression);
    }

    private String compound(Expression expression) {
        if (expression instanceof ElvisOperatorExpression elvis) {
            return "(" + text(elvis.getTrueExpression()) + " ?: " + text(elvis.getFalseExpression()) + ")";
        }
        if (expression instanceof TernaryExpression ternary) {
            return "(" + text(ternary.getBooleanExpression()) + " ? " + text(ternary.getTrueExpression()) + " : "
                    + text(ternary.getFalseExpression()) + ")";
        }
        if (expression instanceof ListExpression list) {
            return list("[", list.getExpressions(), "]");
        }
        if (expression instanceof RangeExpression range) {
            return text(range.getFrom()) + (range.isExclusiveRight() ? "..<" : "..") + text(range.getTo());
        }
        if (expression instanceof GStringExpression string) {
            return list("\"", string.getStrings(), "") + list("$", string.getValues(), "\"");
        }
        if (expression instanceof ClassExpression type) {
            return type.getType().getName();
        }
        if (expression instanceof ClosureExpression inner) {
            return "{" + single(inner).map(this::text).orElseThrow(Unknown::new) + "}";
        }
        throw new Unknown();
    }

    private static String literal(@Nullable Object value) {
        if (value instanceof String text) {
            return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
        return value == null ? "null" : value + " " + value.getClass().getSimpleName();
    }

    /** A captured variable may hold something else in the next round of a loop that makes steps. */
    private String variable(VariableExpression variable) {
        boolean parameter = variable.getAccessedVariable() instanceof Parameter
                && !closure.getVariableScope().isReferencedLocalVariable(variable.getName());
        if (parameter || variable.getAccessedVariable() instanceof FieldNode || NameVisitor.isFree(variable)) {
            return variable.getName();
        }
        throw new Unknown();
    }

    private String call(MethodCallExpression call) {
        String method = call.getMethodAsString();
        if (call.isImplicitThis() || method == null || !PureCalls.contains(method)) {
            throw new Unknown();
        }
        String dot = (call.isSpreadSafe() ? "*" : call.isSafe() ? "?" : "") + ".";
        List<Expression> arguments =
                call.getArguments() instanceof TupleExpression tuple ? tuple.getExpressions() : List.of();
        return text(call.getObjectExpression()) + dot + method + list("(", arguments, ")");
    }

    private String list(String open, List<? extends Expression> parts, String close) {
        StringJoiner joined = new StringJoiner(", ", open, close);
        parts.forEach(part -> joined.add(text(part)));
        return joined.toString();
    }
}
