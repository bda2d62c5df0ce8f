package flow.script.syntax;

import flow.graph.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * What the statements right between the braces of a body change in place: {@code rows << 1}, {@code rows.add(1)},
 * {@code m.a = 2}. Only those surely run, and only what adds or sets something surely changes a value.
 */
final class ChangesInPlace {
    private static final Set<String> ADDING = Set.of("add", "addAll", "addFirst", "addLast", "push", "put", "putAll");

    private ChangesInPlace() {}

    static List<Facts.Access> in(BodyCode body, ScriptTree script) {
        List<Facts.Access> changes = new ArrayList<>();
        if (body.closure().getCode() instanceof BlockStatement block) {
            for (Statement statement : block.getStatements()) {
                Expression root = changed(statement);
                if (root != null) {
                    Artifact.of(root)
                            .filter(artifact -> !script.helpers().isProperty(artifact.name()))
                            .map(artifact -> new Facts.Access(
                                    artifact.name(), script.places().of(artifact.place()), true))
                            .ifPresent(changes::add);
                }
            }
        }
        return changes;
    }

    /** The variable at the beginning of what a statement changes; null when it changes nothing in place. */
    private static @Nullable Expression changed(Statement statement) {
        if (!(statement instanceof ExpressionStatement one)) {
            return null;
        }
        if (one.getExpression() instanceof BinaryExpression binary) {
            if (binary.getOperation().getType() == Types.LEFT_SHIFT) {
                return Assignment.root(first(binary));
            }
            Expression target = binary.getLeftExpression();
            boolean within = Assignment.isIn(binary) && Artifact.of(target).isEmpty();
            return within ? Assignment.root(target) : null;
        }
        return one.getExpression() instanceof MethodCallExpression call && ADDING.contains(call.getMethodAsString())
                ? Assignment.root(call.getObjectExpression())
                : null;
    }

    /** The {@code x} of {@code x << 1 << 2}. */
    static Expression first(BinaryExpression shift) {
        Expression left = shift.getLeftExpression();
        return left instanceof BinaryExpression more && more.getOperation().getType() == Types.LEFT_SHIFT
                ? first(more)
                : left;
    }
}
