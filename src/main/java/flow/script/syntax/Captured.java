package flow.script.syntax;

import flow.problem.Problem;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.Variable;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.jspecify.annotations.Nullable;

/**
 * A variable that a body sees although it is declared outside of its braces. In a script, Groovy leaves fields to be found
 * at run time.
 *
 * @param use where the body names it
 */
record Captured(String name, ASTNode use, Variable declaration) {

    /** Null when an expression is no such variable. */
    static @Nullable Captured in(BodyCode body, ScriptTree script, @Nullable Expression expression) {
        String ofScript = expression == null ? null : Assignment.propertyOf("this", expression);
        if (ofScript != null) {
            return field(ofScript, ((PropertyExpression) expression).getProperty(), script);
        }
        if (!(expression instanceof VariableExpression use) || !Places.isWritten(use)) {
            return null;
        }
        if (NameVisitor.isFree(use)) {
            return field(use.getName(), use, script);
        }
        return use.getAccessedVariable() != null && body.captures(use)
                ? new Captured(use.getName(), use, use.getAccessedVariable())
                : null;
    }

    private static @Nullable Captured field(String name, ASTNode use, ScriptTree script) {
        FieldNode field = script.helpers().field(name);
        return field == null ? null : new Captured(name, use, field);
    }

    boolean isField() {
        return declaration instanceof FieldNode;
    }

    boolean isParameter() {
        return declaration instanceof Parameter;
    }

    /** The same problem, with the place of the declaration; the implicit {@code it} is declared nowhere. */
    Problem with(String note, Problem problem, Places places) {
        ASTNode place = (ASTNode) declaration;
        return Places.isWritten(place) ? problem.withNote(places.named(places.of(place), name), note) : problem;
    }
}
