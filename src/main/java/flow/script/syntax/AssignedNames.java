package flow.script.syntax;

import java.util.LinkedHashSet;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;

/** The free names that are assigned anywhere in a piece of code, nested closures included. */
final class AssignedNames extends NameVisitor {
    private final Set<String> names = new LinkedHashSet<>();

    private AssignedNames() {
        super(Set.of());
    }

    static Set<String> in(ASTNode code) {
        AssignedNames assigned = new AssignedNames();
        code.visit(assigned);
        return assigned.names;
    }

    static Set<String> in(ClosureExpression closure) {
        return in((ASTNode) closure);
    }

    @Override
    void assigned(Assignment assignment) {
        Artifact.of(assignment.target()).map(Artifact::name).ifPresent(names::add);
    }
}
