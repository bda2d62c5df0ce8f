package flow.script.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.RangeExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.UnaryPlusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.jspecify.annotations.Nullable;

/**
 * Which variables and fields of a script only ever hold what nobody can change in place: texts, numbers, closures. They change
 * only where they are assigned.
 */
final class Initials {
    private final Map<Object, List<Expression>> values = new HashMap<>();
    private final Set<Object> unknown = new HashSet<>();

    private Initials() {}

    static Initials of(ScriptTree script) {
        Initials initials = new Initials();
        for (FieldNode field : script.type().getFields()) {
            initials.add(field.getName(), field.getInitialExpression());
        }
        NameVisitor visitor = new NameVisitor(script.plain()) {
            @Override
            public void visitDeclarationExpression(DeclarationExpression declaration) {
                Assignment.of(declaration)
                        .forEach(assignment -> initials.add(Uses.holder(assignment.target()), assignment.value()));
                super.visitDeclarationExpression(declaration);
            }

            @Override
            void assigned(Assignment assignment) {
                initials.add(Uses.holder(assignment.target()), assignment.value());
            }
        };
        script.run().visit(visitor);
        script.methods().stream().map(MethodNode::getCode).forEach(code -> code.visit(visitor));
        return initials;
    }

    private void add(@Nullable Object holder, @Nullable Expression value) {
        if (holder == null) {
            return;
        }
        if (value == null) {
            unknown.add(holder);
            return;
        }
        values.computeIfAbsent(holder, one -> new ArrayList<>()).add(value);
    }

    /** @param holder a local variable, or the name of a field */
    boolean isConstant(Object holder) {
        return isConstant(holder, new HashSet<>());
    }

    private boolean isConstant(Object holder, Set<Object> asked) {
        List<Expression> given = values.getOrDefault(holder, List.of());
        if (unknown.contains(holder) || given.isEmpty() || !asked.add(holder)) {
            return false;
        }
        boolean constant = given.stream().allMatch(value -> isConstant(value, asked));
        asked.remove(holder);
        return constant;
    }

    private boolean isConstant(Expression value, Set<Object> asked) {
        if (value instanceof TernaryExpression choice) {
            return isConstant(choice.getTrueExpression(), asked) && isConstant(choice.getFalseExpression(), asked);
        }
        if (value instanceof BinaryExpression binary) {
            return !Assignment.isIn(binary)
                    && !Assignment.isElement(binary)
                    && isConstant(binary.getLeftExpression(), asked)
                    && isConstant(binary.getRightExpression(), asked);
        }
        if (value instanceof CastExpression cast) {
            return isConstant(cast.getExpression(), asked);
        }
        if (value instanceof VariableExpression variable) {
            return isConstant(Objects.requireNonNull(Uses.holder(variable)), asked);
        }
        return value instanceof ConstantExpression
                || value instanceof EmptyExpression
                || value instanceof GStringExpression
                || value instanceof ClosureExpression
                || value instanceof ClassExpression
                || value instanceof RangeExpression
                || value instanceof BooleanExpression
                || value instanceof UnaryMinusExpression
                || value instanceof UnaryPlusExpression;
    }
}
