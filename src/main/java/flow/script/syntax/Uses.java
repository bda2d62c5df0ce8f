package flow.script.syntax;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.Variable;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of code names that may be declared elsewhere in the script. Where it cannot be known it goes too far: a method is
 * any of that name, whatever stands before it.
 */
final class Uses extends ClassCodeVisitorSupport {
    /** By what code calls the script itself, or what hands its calls on to the script. */
    private static final Set<String> SCRIPT = Set.of("this", "owner", "delegate", "thisObject");

    private static final Set<String> BY_COMPUTED_NAME =
            Set.of("evaluate", "getMetaClass", "getProperty", "invokeMethod", "metaClass", "respondsTo", "setProperty");

    private final Set<MethodCallExpression> words;
    private final Consumer<MethodCallExpression> foundWord;
    private final Set<String> methods = new HashSet<>();
    private final Set<Object> named = new HashSet<>();
    private final Set<Object> assigned = new HashSet<>();
    private final Set<String> types = new HashSet<>();
    private boolean everything;

    /**
     * @param words calls that are no part of the code that is looked at
     * @param foundWord is told of them
     */
    Uses(Set<MethodCallExpression> words, Consumer<MethodCallExpression> foundWord) {
        this.words = words;
        this.foundWord = foundWord;
    }

    /** The names of all methods that may be called, operators' too. */
    Set<String> methods() {
        return methods;
    }

    /** Local variables as such; whatever else has a value, such as fields and properties, by its name. */
    Set<Object> named() {
        return named;
    }

    /** Those of {@link #named} that get a value here. */
    Set<Object> assigned() {
        return assigned;
    }

    /** The simple names of classes whose static members are used. */
    Set<String> types() {
        return types;
    }

    /** Whether any member of the script may be used, as by {@code "$name"()}. */
    boolean everything() {
        return everything;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        if (words.contains(call)) {
            foundWord.accept(call);
            call.getObjectExpression().visit(this);
            return;
        }
        boolean ofScript = isScript(call.getObjectExpression());
        String method = call.getMethodAsString();
        everything |= ofScript && (method == null || BY_COMPUTED_NAME.contains(method));
        if (!ofScript) {
            call.getObjectExpression().visit(this);
        }
        if (method == null) {
            call.getMethod().visit(this);
        } else if (!(call.getObjectExpression() instanceof ClassExpression)) {
            methods.add(method);
        }
        call.getArguments().visit(this);
    }

    /** By a static import, or from a static method. */
    @Override
    public void visitStaticMethodCallExpression(StaticMethodCallExpression call) {
        methods.add(call.getMethod());
        types.add(call.getOwnerType().getNameWithoutPackage());
        super.visitStaticMethodCallExpression(call);
    }

    /** {@code this.&name}. */
    @Override
    public void visitMethodPointerExpression(MethodPointerExpression pointer) {
        if (!isScript(pointer.getExpression())) {
            pointer.getExpression().visit(this);
        }
        if (pointer.getMethodName() instanceof ConstantExpression name) {
            methods.add(name.getText());
            return;
        }
        everything = true;
        pointer.getMethodName().visit(this);
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        boolean ofScript = isScript(property.getObjectExpression());
        String name = property.getPropertyAsString();
        everything |= ofScript && (name == null || BY_COMPUTED_NAME.contains(name));
        if (!ofScript) {
            property.getObjectExpression().visit(this);
        }
        if (name == null) {
            property.getProperty().visit(this);
            return;
        }
        named.add(name);
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        everything |= isScript(variable);
        named.add(Objects.requireNonNull(holder(variable)));
    }

    @Override
    public void visitClassExpression(ClassExpression type) {
        types.add(type.getType().getNameWithoutPackage());
    }

    @Override
    public void visitBinaryExpression(BinaryExpression expression) {
        methods.addAll(OperatorMethods.of(expression.getOperation().getText()));
        if (Assignment.isIn(expression)) {
            Assignment.of(expression).forEach(assignment -> assigned(assignment.target()));
        }
        super.visitBinaryExpression(expression);
    }

    @Override
    public void visitPostfixExpression(PostfixExpression expression) {
        methods.addAll(OperatorMethods.of(expression.getOperation().getText()));
        assigned(expression.getExpression());
        super.visitPostfixExpression(expression);
    }

    @Override
    public void visitPrefixExpression(PrefixExpression expression) {
        methods.addAll(OperatorMethods.of(expression.getOperation().getText()));
        assigned(expression.getExpression());
        super.visitPrefixExpression(expression);
    }

    @Override
    public void visitGStringExpression(GStringExpression text) {
        methods.add("toString");
        super.visitGStringExpression(text);
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        if (closure.getParameters() != null) {
            named.addAll(Arrays.asList(closure.getParameters()));
        }
        super.visitClosureExpression(closure);
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        add(loop.getValueVariable());
        add(loop.getIndexVariable());
        super.visitForLoop(loop);
    }

    @Override
    public void visitCatchStatement(CatchStatement handler) {
        add(handler.getVariable());
        super.visitCatchStatement(handler);
    }

    /** An anonymous class is written where it is made. */
    @Override
    public void visitConstructorCallExpression(ConstructorCallExpression call) {
        super.visitConstructorCallExpression(call);
        if (call.isUsingAnonymousInnerClass()) {
            call.getType().visitContents(this);
        }
    }

    private void assigned(Expression target) {
        Object holder = holder(target);
        if (holder != null) {
            assigned.add(holder);
        }
    }

    private void add(@Nullable Parameter variable) {
        if (variable != null) {
            named.add(variable);
        }
    }

    /** A local variable as such, a field or a property by its name; null for what is neither. */
    static @Nullable Object holder(Expression expression) {
        if (expression instanceof PropertyExpression property) {
            return property.getPropertyAsString();
        }
        if (!(expression instanceof VariableExpression variable)) {
            return null;
        }
        Variable meant = variable.getAccessedVariable();
        boolean local = meant instanceof Parameter || meant instanceof VariableExpression;
        return local ? meant : variable.getName();
    }

    private static boolean isScript(Expression expression) {
        return expression instanceof VariableExpression variable && SCRIPT.contains(variable.getName());
    }

    @Override
    protected @Nullable SourceUnit getSourceUnit() {
        return null;
    }
}
