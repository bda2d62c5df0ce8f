package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.Variable;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/** A body changes no value in place that a variable outside of its braces holds: the change is seen by nobody else. */
final class CapturedValuesStay implements Rule {
    private static final Set<String> CHANGES = Set.of(
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "append",
            "clear",
            "decrementAndGet",
            "getAndIncrement",
            "incrementAndGet",
            "offer",
            "poll",
            "pop",
            "push",
            "put",
            "putAll",
            "putIfAbsent",
            "remove",
            "removeAll",
            "removeAt",
            "removeElement",
            "removeIf",
            "removeLast",
            "replaceAll",
            "retainAll",
            "shuffle",
            "swap");

    private static final Set<Class<?>> HOLDERS = Set.of(
            Collection.class,
            Map.class,
            Appendable.class,
            java.util.concurrent.atomic.AtomicInteger.class,
            java.util.concurrent.atomic.AtomicLong.class);

    @Override
    public void check(ScriptTree script, Problems problems) {
        Map<Variable, Expression> initial = initialValues(script);
        for (BodyCode body : script.bodies()) {
            new Changes(script, body, initial, problems).visit(body);
        }
    }

    private static Map<Variable, Expression> initialValues(ScriptTree script) {
        Map<Variable, Expression> values = new HashMap<>();
        script.run().visit(new NameVisitor(script.plain()) {
            @Override
            public void visitDeclarationExpression(DeclarationExpression declaration) {
                if (declaration.getLeftExpression() instanceof VariableExpression variable) {
                    values.put(variable, declaration.getRightExpression());
                }
                super.visitDeclarationExpression(declaration);
            }
        });
        return values;
    }

    private static final class Changes extends NameVisitor {
        private final ScriptTree script;
        private final BodyCode body;
        private final Map<Variable, Expression> initial;
        private final Problems problems;

        Changes(ScriptTree script, BodyCode body, Map<Variable, Expression> initial, Problems problems) {
            super(script.plain());
            this.script = script;
            this.body = body;
            this.initial = initial;
            this.problems = problems;
        }

        @Override
        void assigned(Assignment assignment) {
            if (assignment.variable() == null) {
                changed(Captured.in(body, script, Assignment.root(assignment.target())));
            }
        }

        /** {@code list << x} as a statement: between numbers it would be useless. */
        @Override
        public void visitExpressionStatement(ExpressionStatement statement) {
            if (statement.getExpression() instanceof BinaryExpression shift
                    && shift.getOperation().getType() == Types.LEFT_SHIFT) {
                changed(Captured.in(body, script, Assignment.root(ChangesInPlace.first(shift))));
            }
            super.visitExpressionStatement(statement);
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            super.visitMethodCallExpression(call);
            String method = call.getMethodAsString();
            Captured captured = Captured.in(body, script, Assignment.root(call.getObjectExpression()));
            if (captured != null && method != null && CHANGES.contains(method) && isHolder(captured)) {
                changed(captured);
            }
        }

        private boolean isHolder(Captured captured) {
            Expression value = captured.declaration() instanceof FieldNode field
                    ? field.getInitialExpression()
                    : initial.get(captured.declaration());
            return value instanceof ListExpression
                    || value instanceof MapExpression
                    || isHolder(captured.declaration().getOriginType())
                    || (value != null && isHolder(value.getType()));
        }

        private static boolean isHolder(ClassNode type) {
            return HOLDERS.stream()
                    .map(ClassHelper::make)
                    .anyMatch(holder -> type.isDerivedFrom(holder) || type.implementsInterface(holder));
        }

        private void changed(@Nullable Captured captured) {
            if (captured == null) {
                return;
            }
            String message = "'" + captured.name() + "' is declared outside of " + body.owner()
                    + ", and this change of it is lost";
            Problem problem = Problem.of(
                    Code.W101,
                    script.places().of(captured.use()),
                    message,
                    "make it an artifact: assign it in a step before, without declaring it");
            problems.add(captured.with("declared here", problem, script.places()));
        }
    }
}
