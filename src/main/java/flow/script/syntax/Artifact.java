package flow.script.syntax;

import flow.graph.Identifiers;
import java.util.Optional;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/**
 * An expression of a body that means an artifact, or whatever else the body's scope answers: {@code x}, {@code delegate.x},
 * {@code artifacts['x']}.
 *
 * @param place what to underline
 */
record Artifact(String name, ASTNode place) {

    /** Empty for everything else, reserved names included. */
    static Optional<Artifact> of(Expression expression) {
        if (NameVisitor.isFree(expression)) {
            return named(((VariableExpression) expression).getName(), expression);
        }
        String delegated = Assignment.propertyOf("delegate", expression);
        if (delegated != null) {
            return named(delegated, ((PropertyExpression) expression).getProperty());
        }
        if (isElementOfArtifacts(expression)) {
            Expression key = ((BinaryExpression) expression).getRightExpression();
            return Arguments.literal(key).map(name -> new Artifact(name, key));
        }
        return Optional.empty();
    }

    private static Optional<Artifact> named(String name, ASTNode place) {
        return isReserved(name) ? Optional.empty() : Optional.of(new Artifact(name, place));
    }

    /** Whether a name means something in every body, so that nothing sets it. */
    static boolean isReserved(String name) {
        return name.equals("inputs") || Identifiers.isReserved(name);
    }

    /** {@code artifacts[…]}, whatever stands in the brackets. */
    static boolean isElementOfArtifacts(Expression expression) {
        return Assignment.isElement(expression) && isArtifacts(((BinaryExpression) expression).getLeftExpression());
    }

    static boolean isArtifacts(Expression expression) {
        return NameVisitor.isFree(expression)
                && ((VariableExpression) expression).getName().equals("artifacts");
    }
}
