package flow.script.syntax;

import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.syntax.Types;

/**
 * Writes into the script what makes its words know where they stand, its conditions refuse to compare null, and its bodies
 * call the script's own methods before those that Groovy gives to every closure.
 */
final class Rewriting {
    private static final Set<Integer> COMPARISONS = Set.of(
            Types.COMPARE_LESS_THAN,
            Types.COMPARE_LESS_THAN_EQUAL,
            Types.COMPARE_GREATER_THAN,
            Types.COMPARE_GREATER_THAN_EQUAL);

    private Rewriting() {}

    static void rewrite(ScriptTree script) {
        for (BodyCode body : script.bodies()) {
            ownMethods(script).visit(body);
            if (body.isCondition()) {
                body.closure().getCode().visit(comparisons(script.places()));
            }
        }
        for (int site = 0; site < script.calls().size(); site++) {
            number(script.calls().get(site).call(), site);
        }
    }

    /** Arguments are evaluated from left to right, the named ones first: the last one is followed by the call itself. */
    private static void number(MethodCallExpression call, int site) {
        if (!(call.getArguments() instanceof TupleExpression arguments)
                || arguments.getExpressions().isEmpty()) {
            return;
        }
        List<Expression> given = arguments.getExpressions();
        Expression last = given.get(given.size() - 1);
        if (given.size() == 1
                && last instanceof MapExpression named
                && !(arguments instanceof ArgumentListExpression)) {
            List<MapEntryExpression> entries = named.getMapEntryExpressions();
            MapEntryExpression entry = entries.get(entries.size() - 1);
            entry.setValueExpression(numbered(entry.getValueExpression(), site));
            return;
        }
        given.set(
                given.size() - 1,
                last instanceof SpreadExpression spread ? spread(spread, site) : numbered(last, site));
    }

    private static Expression spread(SpreadExpression spread, int site) {
        SpreadExpression numbered = new SpreadExpression(numbered(spread.getExpression(), site));
        numbered.setSourcePosition(spread);
        return numbered;
    }

    private static Expression numbered(Expression argument, int site) {
        return call("at$", argument, new ConstantExpression(site, true), argument);
    }

    private static CodeVisitorSupport comparisons(Places places) {
        return new CodeVisitorSupport() {
            @Override
            public void visitBinaryExpression(BinaryExpression expression) {
                super.visitBinaryExpression(expression);
                if (COMPARISONS.contains(expression.getOperation().getType())) {
                    expression.setLeftExpression(known(expression.getLeftExpression(), places));
                    expression.setRightExpression(known(expression.getRightExpression(), places));
                }
            }
        };
    }

    /**
     * {@code find { … }} in a body is the script's, where it declares one. Groovy would ask the closure first, which has a
     * {@code find} like every object, and {@code call(x)} would begin the body again.
     */
    private static NameVisitor ownMethods(ScriptTree script) {
        return new NameVisitor(script.plain()) {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                super.visitMethodCallExpression(call);
                String method = String.valueOf(call.getMethodAsString());
                if (call.isImplicitThis()
                        && isCertain()
                        && script.helpers().methods().contains(method)
                        && Helpers.isOfEveryClosure(method)) {
                    call.setObjectExpression(VariableExpression.THIS_EXPRESSION);
                    call.setImplicitThis(false);
                }
            }
        };
    }

    private static Expression known(Expression operand, Places places) {
        if (operand instanceof ConstantExpression || isKnown(operand)) {
            return operand;
        }
        return call("known$", operand, operand, new ConstantExpression(places.text(operand)));
    }

    /** Groovy shares the condition of {@code a < b ?: c} with its value. */
    private static boolean isKnown(Expression operand) {
        return operand instanceof MethodCallExpression call && "known$".equals(call.getMethodAsString());
    }

    private static Expression call(String method, Expression place, Expression... arguments) {
        MethodCallExpression call = new MethodCallExpression(
                VariableExpression.THIS_EXPRESSION, method, new ArgumentListExpression(arguments));
        call.setImplicitThis(false);
        call.setSourcePosition(place);
        return call;
    }
}
