package flow.script.syntax;

import flow.graph.Facts;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.Variable;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.jspecify.annotations.Nullable;

/** What a join reads from its inputs: {@code inputs*.x}, {@code inputs[i].x}, {@code inputs.b.x}, {@code inputs.sum { it.x }}. */
final class BranchReads extends NameVisitor {
    private final Places places;
    private final @Nullable Variable inputs;
    private final Set<Variable> elements = new HashSet<>();
    private final Set<Facts.Access> branches = new LinkedHashSet<>();
    private final Set<Facts.BranchRead> reads = new LinkedHashSet<>();
    private final Set<Facts.Merge> merges = new LinkedHashSet<>();
    private final Set<String> asked = new HashSet<>();

    private BranchReads(BodyCode body, ScriptTree script) {
        super(script.plain());
        this.places = script.places();
        this.inputs = body.isJoin() ? BranchElements.first(body.closure()) : null;
    }

    static BranchReads in(BodyCode body, ScriptTree script) {
        BranchReads found = new BranchReads(body, script);
        found.visit(body);
        return found;
    }

    /** Branches that are named. */
    List<Facts.Access> branches() {
        return List.copyOf(branches);
    }

    /** Names that are read of branches, but for those of which {@code containsKey} asks. */
    List<Facts.BranchRead> reads() {
        return reads.stream().filter(read -> !asked.contains(read.name())).toList();
    }

    List<Facts.Merge> merges() {
        return List.copyOf(merges);
    }

    private boolean isInputs(Expression expression) {
        if (!(expression instanceof VariableExpression variable)) {
            return false;
        }
        boolean named = inputs != null && variable.getAccessedVariable() == inputs;
        return named || (isFree(variable) && variable.getName().equals("inputs"));
    }

    private boolean areSome(Expression expression) {
        return isInputs(expression)
                || (expression instanceof MethodCallExpression call
                        && BranchElements.givesSome(call)
                        && areSome(call.getObjectExpression()));
    }

    /** Whether an expression is one input; which branch it is, {@link #branch} tells. */
    private boolean isOne(Expression expression) {
        if (expression instanceof VariableExpression variable) {
            return elements.contains(variable.getAccessedVariable());
        }
        if (expression instanceof MethodCallExpression call) {
            return BranchElements.givesOne(call) && areSome(call.getObjectExpression());
        }
        return branch(expression).isPresent()
                || (Assignment.isElement(expression) && areSome(((BinaryExpression) expression).getLeftExpression()));
    }

    /** The branch of {@code inputs.b} and {@code inputs['b']}. */
    private Optional<Artifact> branch(Expression expression) {
        if (expression instanceof PropertyExpression property
                && !property.isSpreadSafe()
                && isInputs(property.getObjectExpression())
                && property.getPropertyAsString() != null) {
            return Optional.of(new Artifact(property.getPropertyAsString(), property.getProperty()));
        }
        if (Assignment.isElement(expression) && isInputs(((BinaryExpression) expression).getLeftExpression())) {
            Expression key = ((BinaryExpression) expression).getRightExpression();
            return Arguments.literal(key).map(name -> new Artifact(name, key));
        }
        return Optional.empty();
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        Expression receiver = property.getObjectExpression();
        String name = property.getPropertyAsString();
        if (name != null && (isOne(receiver) || (property.isSpreadSafe() && areSome(receiver)))) {
            read(receiver, new Artifact(name, property.getProperty()));
        }
        branch(property).ifPresent(this::named);
        super.visitPropertyExpression(property);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression expression) {
        if (Assignment.isElement(expression) && isOne(expression.getLeftExpression())) {
            Expression key = expression.getRightExpression();
            Arguments.literal(key).ifPresent(name -> read(expression.getLeftExpression(), new Artifact(name, key)));
        }
        branch(expression).ifPresent(this::named);
        super.visitBinaryExpression(expression);
    }

    private void read(Expression receiver, Artifact read) {
        String branch = branch(receiver).map(Artifact::name).orElse(null);
        reads.add(new Facts.BranchRead(branch, read.name(), places.of(read.place())));
    }

    private void named(Artifact branch) {
        branches.add(new Facts.Access(branch.name(), places.of(branch.place()), true));
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        Expression receiver = call.getObjectExpression();
        if (areSome(receiver)) {
            elements.addAll(BranchElements.passedBy(call));
        }
        if (isOne(receiver)
                && "containsKey".equals(call.getMethodAsString())
                && call.getArguments() instanceof TupleExpression arguments) {
            arguments.getExpressions().forEach(name -> Arguments.literal(name).ifPresent(asked::add));
        }
        Merges.of(call, places).ifPresent(merges::add);
        super.visitMethodCallExpression(call);
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        Parameter variable = loop.getValueVariable();
        if (variable != null && areSome(loop.getCollectionExpression())) {
            elements.add(variable);
        }
        super.visitForLoop(loop);
    }
}
