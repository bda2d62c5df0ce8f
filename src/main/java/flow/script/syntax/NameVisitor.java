package flow.script.syntax;

import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/**
 * Goes through code and tells assignments from everything else, knowing where a bare name surely means what it means around.
 * Anonymous classes are not entered: they are classes of their own.
 */
abstract class NameVisitor extends CodeVisitorSupport {
    private final Set<ClosureExpression> plain;
    private int foreign;
    private int depth;

    NameVisitor(Set<ClosureExpression> plain) {
        this.plain = plain;
    }

    /** What stands between the braces of a body. */
    final void visit(BodyCode body) {
        super.visitClosureExpression(body.closure());
    }

    /** Called where something gets a value; what stands in the target is visited besides, the target itself is not. */
    void assigned(Assignment assignment) {}

    /** False inside closures that may have a delegate of their own. */
    final boolean isCertain() {
        return foreign == 0;
    }

    /** How many closures stand around, within what is visited. */
    final int depth() {
        return depth;
    }

    /** Whether a name is declared nowhere, so that only a delegate or a property can answer. */
    static boolean isFree(Expression expression) {
        return expression instanceof VariableExpression variable
                && variable.getAccessedVariable() instanceof DynamicVariable
                && Places.isWritten(variable);
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        boolean certain = plain.contains(closure);
        foreign += certain ? 0 : 1;
        depth++;
        super.visitClosureExpression(closure);
        depth--;
        foreign -= certain ? 0 : 1;
    }

    /** What is declared is no assignment; neither is the name in {@code x instanceof String s}. */
    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        declaration.getRightExpression().visit(this);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression expression) {
        if (!Assignment.isIn(expression)) {
            super.visitBinaryExpression(expression);
            return;
        }
        expression.getRightExpression().visit(this);
        for (Assignment assignment : Assignment.of(expression)) {
            inside(assignment.target());
            assigned(assignment);
        }
    }

    @Override
    public void visitPostfixExpression(PostfixExpression expression) {
        inside(expression.getExpression());
        assigned(new Assignment(expression.getExpression(), expression.getOperation(), null));
    }

    @Override
    public void visitPrefixExpression(PrefixExpression expression) {
        inside(expression.getExpression());
        assigned(new Assignment(expression.getExpression(), expression.getOperation(), null));
    }

    /** What is read on the way to a target: {@code x} and {@code i} of {@code x[i].y = 1}. */
    private void inside(Expression target) {
        if (target instanceof PropertyExpression property) {
            property.getObjectExpression().visit(this);
            property.getProperty().visit(this);
        } else if (Assignment.isElement(target)) {
            ((BinaryExpression) target).getLeftExpression().visit(this);
            ((BinaryExpression) target).getRightExpression().visit(this);
        } else if (!(target instanceof VariableExpression) && !(target instanceof TupleExpression)) {
            target.visit(this);
        }
    }
}
