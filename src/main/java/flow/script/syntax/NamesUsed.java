package flow.script.syntax;

import flow.graph.Facts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.syntax.Types;

/** Which names of its scope a body reads and sets, and on which ways. */
final class NamesUsed extends ControlFlow {
    private static final Set<Integer> OPTIONAL =
            Set.of(Types.ELVIS_EQUAL, Types.LOGICAL_AND_EQUAL, Types.LOGICAL_OR_EQUAL);

    private final ScriptTree script;
    private final ClosureExpression body;
    private final List<Facts.Access> reads = new ArrayList<>();
    private final Map<String, Facts.Access> sets = new LinkedHashMap<>();
    private final Map<String, Facts.Access> locals = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private boolean computed;
    private int foreign;

    private NamesUsed(ScriptTree script, ClosureExpression body) {
        this.script = script;
        this.body = body;
    }

    static NamesUsed in(BodyCode body, ScriptTree script) {
        NamesUsed used = new NamesUsed(script, body.closure());
        used.once(() -> used.enter(body.closure()));
        return used;
    }

    List<Facts.Access> reads() {
        return reads.stream()
                .sorted(Comparator.comparing(Facts.Access::position))
                .toList();
    }

    List<Facts.Access> sets() {
        return sets.values().stream().filter(set -> isSure(set)).toList();
    }

    List<Facts.Access> maySet() {
        return sets.values().stream().filter(set -> !isSure(set)).toList();
    }

    List<Facts.Access> locals() {
        return List.copyOf(locals.values());
    }

    boolean computed() {
        return computed;
    }

    private boolean isSure(Facts.Access set) {
        return now().sure().contains(set.name());
    }

    @Override
    Set<String> setIn(ASTNode code) {
        return AssignedNames.in(code);
    }

    private void enter(ClosureExpression closure) {
        super.visitClosureExpression(closure);
    }

    /** A closure that is only given to a known method runs there and then; of any other it is not known when it runs. */
    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        nested(closure, script.plain().contains(closure));
    }

    private void nested(ClosureExpression closure, boolean now) {
        boolean plain = script.plain().contains(closure);
        Set<String> inside = setIn(closure);
        foreign += plain ? 0 : 1;
        perhaps(now ? inside : setIn(body), inside, () -> enter(closure));
        foreign -= plain ? 0 : 1;
    }

    /** A closure in a variable runs when it is called, later. */
    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        declared(declaration);
        if (declaration.getRightExpression() instanceof ClosureExpression closure) {
            nested(closure, false);
            return;
        }
        declaration.getRightExpression().visit(this);
    }

    private void declared(DeclarationExpression declaration) {
        List<Expression> variables = declaration.isMultipleAssignmentDeclaration()
                ? declaration.getTupleExpression().getExpressions()
                : List.of(declaration.getVariableExpression());
        for (Expression variable : variables) {
            String name = variable.getText();
            locals.putIfAbsent(name, new Facts.Access(name, script.places().of(variable), true));
        }
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        computed |= Artifact.isArtifacts(variable);
        read(variable);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression expression) {
        if (Assignment.isIn(expression)) {
            assignment(expression);
            return;
        }
        if (Artifact.isElementOfArtifacts(expression)) {
            computed |= Artifact.of(expression).isEmpty();
            expression.getRightExpression().visit(this);
            read(expression);
            return;
        }
        super.visitBinaryExpression(expression);
    }

    private void assignment(BinaryExpression expression) {
        if (expression.getOperation().getType() != Types.EQUAL) {
            expression.getLeftExpression().visit(this);
        }
        if (OPTIONAL.contains(expression.getOperation().getType())) {
            optional(expression.getRightExpression());
        } else {
            expression.getRightExpression().visit(this);
        }
        Assignment.of(expression).forEach(assignment -> set(assignment.target()));
    }

    @Override
    public void visitPostfixExpression(PostfixExpression expression) {
        expression.getExpression().visit(this);
        set(expression.getExpression());
    }

    @Override
    public void visitPrefixExpression(PrefixExpression expression) {
        expression.getExpression().visit(this);
        set(expression.getExpression());
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        Expression receiver = property.getObjectExpression();
        if (Artifact.isArtifacts(receiver) && "names".equals(property.getPropertyAsString())) {
            return;
        }
        computed |= isDelegate(receiver) && property.getPropertyAsString() == null;
        if (Artifact.of(property).isPresent()) {
            read(property);
            return;
        }
        super.visitPropertyExpression(property);
    }

    private static boolean isDelegate(Expression expression) {
        return expression instanceof VariableExpression variable
                && (variable.getName().equals("delegate") || variable.getName().equals("owner"));
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String method = call.getMethodAsString();
        if ("call".equals(method) && call.getObjectExpression() instanceof ClosureExpression closure) {
            call.getArguments().visit(this);
            once(() -> enter(closure));
            return;
        }
        if (Artifact.isArtifacts(call.getObjectExpression())) {
            artifacts(call);
            return;
        }
        super.visitMethodCallExpression(call);
        computed |= (call.isImplicitThis() || isDelegate(call.getObjectExpression()))
                && ("setProperty".equals(method) || "getProperty".equals(method));
        Merges.of(call, script.places()).ifPresent(this::merged);
    }

    private void artifacts(MethodCallExpression call) {
        call.getArguments().visit(this);
        boolean literal = call.getArguments() instanceof TupleExpression tuple
                && tuple.getExpressions().stream()
                        .map(Arguments::literal)
                        .peek(name -> name.ifPresent(asked::add))
                        .allMatch(java.util.Optional::isPresent);
        boolean known = Set.of("containsKey", "remove", "getNames").contains(String.valueOf(call.getMethodAsString()));
        computed |= !literal || !known;
    }

    /** What is merged may be set from there on; what is included by name is. */
    private void merged(Facts.Merge merge) {
        now(merge.include() == null ? now().perhapsAll() : now().surely(Set.copyOf(merge.include())));
    }

    private void read(Expression expression) {
        Artifact artifact = Artifact.of(expression).orElse(null);
        if (artifact == null || isProperty(expression, artifact) || now().sure().contains(artifact.name())) {
            return;
        }
        String name = artifact.name();
        boolean sure = foreign == 0 && !now().maySet(name) && !asked.contains(name);
        if (reads.stream().noneMatch(read -> read.name().equals(name) && read.sure() == sure)) {
            reads.add(new Facts.Access(name, script.places().of(artifact.place()), sure));
        }
    }

    private boolean isProperty(Expression expression, Artifact artifact) {
        return expression instanceof VariableExpression && script.helpers().isProperty(artifact.name());
    }

    private void set(Expression target) {
        if (Artifact.isElementOfArtifacts(target)) {
            ((BinaryExpression) target).getRightExpression().visit(this);
        }
        Artifact artifact = Artifact.of(target).orElse(null);
        if (artifact == null) {
            inside(target);
            return;
        }
        if (isProperty(target, artifact)) {
            return;
        }
        Set<String> name = Set.of(artifact.name());
        now(foreign == 0 ? now().surely(name) : now().perhaps(name));
        sets.putIfAbsent(
                artifact.name(),
                new Facts.Access(artifact.name(), script.places().of(artifact.place()), foreign == 0));
    }

    /** {@code x.y = 1} and {@code x[i] = 1} read {@code x}. */
    private void inside(Expression target) {
        computed |= Artifact.isElementOfArtifacts(target);
        if (target instanceof PropertyExpression property) {
            computed |= isDelegate(property.getObjectExpression()) && property.getPropertyAsString() == null;
            property.getObjectExpression().visit(this);
        } else if (Assignment.isElement(target) && !Artifact.isElementOfArtifacts(target)) {
            ((BinaryExpression) target).getLeftExpression().visit(this);
            ((BinaryExpression) target).getRightExpression().visit(this);
        }
    }
}
