package flow.script.syntax;

import java.util.List;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.syntax.Token;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * One thing that gets a value: {@code x = 1}, {@code x += 1}, {@code x++}, each of {@code (a, b) = …}. Not a declaration.
 *
 * @param target a variable, a property or an element
 * @param operator between or beside the two
 * @param value null where it is not written out, as in {@code x++}
 */
record Assignment(
        Expression target, Token operator, @Nullable Expression value) {

    static boolean isIn(BinaryExpression expression) {
        return Types.isAssignment(expression.getOperation().getType());
    }

    static boolean isElement(Expression expression) {
        return expression instanceof BinaryExpression binary
                && binary.getOperation().getType() == Types.LEFT_SQUARE_BRACKET;
    }

    static List<Assignment> of(BinaryExpression expression) {
        Token operator = expression.getOperation();
        if (expression.getLeftExpression() instanceof TupleExpression tuple) {
            return tuple.getExpressions().stream()
                    .map(target -> new Assignment(target, operator, null))
                    .toList();
        }
        return List.of(new Assignment(expression.getLeftExpression(), operator, expression.getRightExpression()));
    }

    /** Whether the old value is needed: everything but {@code =}. */
    boolean isChange() {
        return operator.getType() != Types.EQUAL;
    }

    /** The variable that itself gets the value; null for properties and elements. */
    @Nullable
    VariableExpression variable() {
        return target instanceof VariableExpression variable ? variable : null;
    }

    /** The variable at the beginning of {@code x.y[0].z}, or null when it begins with something else. */
    static @Nullable VariableExpression root(Expression expression) {
        Expression left = expression;
        while (true) {
            if (left instanceof PropertyExpression property) {
                left = property.getObjectExpression();
            } else if (isElement(left)) {
                left = ((BinaryExpression) left).getLeftExpression();
            } else {
                return left instanceof VariableExpression variable ? variable : null;
            }
        }
    }

    /** The name in {@code this.x}, {@code delegate.x}; null when the target is something else. */
    static @Nullable String propertyOf(String receiver, Expression target) {
        return target instanceof PropertyExpression property
                        && property.getObjectExpression() instanceof VariableExpression variable
                        && variable.getName().equals(receiver)
                ? property.getPropertyAsString()
                : null;
    }
}
