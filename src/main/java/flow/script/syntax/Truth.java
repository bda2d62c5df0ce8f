package flow.script.syntax;

import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.NotExpression;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/** Expressions that are true, or false, wherever they stand. */
final class Truth {
    private Truth() {}

    /** By Groovy's idea of truth; null when it depends on something. */
    static @Nullable Boolean of(Expression expression) {
        if (expression instanceof ConstantExpression constant) {
            return DefaultTypeTransformation.castToBoolean(constant.getValue());
        }
        if (expression instanceof NotExpression not) {
            Boolean inner = of(not.getExpression());
            return inner == null ? null : !inner;
        }
        if (expression instanceof BooleanExpression truth) {
            return of(truth.getExpression());
        }
        if (expression instanceof ListExpression list) {
            return list.getExpressions().isEmpty() ? Boolean.FALSE : null;
        }
        if (expression instanceof MapExpression map) {
            return map.getMapEntryExpressions().isEmpty() ? Boolean.FALSE : null;
        }
        return expression instanceof BinaryExpression binary ? of(binary) : null;
    }

    private static @Nullable Boolean of(BinaryExpression binary) {
        int operator = binary.getOperation().getType();
        if (operator == Types.LOGICAL_AND || operator == Types.LOGICAL_OR) {
            boolean decisive = operator == Types.LOGICAL_OR;
            Boolean left = of(binary.getLeftExpression());
            Boolean right = of(binary.getRightExpression());
            if (Boolean.valueOf(decisive).equals(left)
                    || Boolean.valueOf(decisive).equals(right)) {
                return decisive;
            }
            return left == null || right == null ? null : !decisive;
        }
        return binary.getLeftExpression() instanceof ConstantExpression left
                        && binary.getRightExpression() instanceof ConstantExpression right
                ? compared(operator, left.getValue(), right.getValue())
                : null;
    }

    private static @Nullable Boolean compared(int operator, @Nullable Object left, @Nullable Object right) {
        if (operator == Types.COMPARE_EQUAL) {
            return DefaultTypeTransformation.compareEqual(left, right);
        }
        if (operator == Types.COMPARE_NOT_EQUAL) {
            return !DefaultTypeTransformation.compareEqual(left, right);
        }
        if (!(left instanceof Number) || !(right instanceof Number)) {
            return null;
        }
        int order = DefaultTypeTransformation.compareTo(left, right);
        return switch (operator) {
            case Types.COMPARE_LESS_THAN -> order < 0;
            case Types.COMPARE_LESS_THAN_EQUAL -> order <= 0;
            case Types.COMPARE_GREATER_THAN -> order > 0;
            case Types.COMPARE_GREATER_THAN_EQUAL -> order >= 0;
            default -> null;
        };
    }
}
