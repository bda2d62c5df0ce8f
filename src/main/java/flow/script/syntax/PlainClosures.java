package flow.script.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.Variable;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Finds the closures that are surely called as they are written, so that names mean in them what they mean around. */
final class PlainClosures extends CodeVisitorSupport {
    private final Set<ClosureExpression> plain = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Variable, ClosureExpression> named = new HashMap<>();
    private final Set<Variable> escaped = new HashSet<>();

    private PlainClosures() {}

    static Set<ClosureExpression> in(Iterable<Statement> code) {
        PlainClosures closures = new PlainClosures();
        code.forEach(statement -> statement.visit(closures));
        closures.named.forEach((variable, closure) -> {
            if (!closures.escaped.contains(variable)) {
                closures.plain.add(closure);
            }
        });
        return Collections.unmodifiableSet(closures.plain);
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String method = call.getMethodAsString();
        Expression receiver = call.getObjectExpression();
        if ("call".equals(method) && receiver instanceof VariableExpression) {
            call.getArguments().visit(this);
            return;
        }
        if ("call".equals(method) && receiver instanceof ClosureExpression closure) {
            plain.add(closure);
        }
        if (!PlainCalls.contains(call)) {
            super.visitMethodCallExpression(call);
            return;
        }
        receiver.visit(this);
        for (Expression argument : arguments(call.getArguments())) {
            Expression given = argument instanceof CastExpression cast ? cast.getExpression() : argument;
            if (given instanceof ClosureExpression closure) {
                plain.add(closure);
            }
            if (!(given instanceof VariableExpression)) {
                given.visit(this);
            }
        }
    }

    @Override
    public void visitConstructorCallExpression(ConstructorCallExpression call) {
        if (call.getType().getName().equals(Thread.class.getName())) {
            arguments(call.getArguments()).stream()
                    .filter(ClosureExpression.class::isInstance)
                    .forEach(closure -> plain.add((ClosureExpression) closure));
        }
        super.visitConstructorCallExpression(call);
    }

    /** {@code "${-> x}"}. */
    @Override
    public void visitGStringExpression(GStringExpression text) {
        for (Expression value : text.getValues()) {
            if (value instanceof ClosureExpression closure) {
                plain.add(closure);
            }
        }
        super.visitGStringExpression(text);
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        if (declaration.getLeftExpression() instanceof VariableExpression variable
                && declaration.getRightExpression() instanceof ClosureExpression closure) {
            named.put(variable, closure);
        }
        declaration.getRightExpression().visit(this);
    }

    /** A variable that is not only called may be given to anybody. */
    @Override
    public void visitVariableExpression(VariableExpression variable) {
        if (variable.getAccessedVariable() != null) {
            escaped.add(variable.getAccessedVariable());
        }
    }

    private static List<Expression> arguments(Expression arguments) {
        return arguments instanceof TupleExpression tuple ? tuple.getExpressions() : new ArrayList<>();
    }
}
