package flow.script.syntax;

import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/** Finds where the statements of a script begin, and the members of its classes. */
final class Beginnings extends ClassCodeVisitorSupport {
    private final Set<Long> places = new HashSet<>();

    private Beginnings() {}

    /** As {@link CodeText#place}s. */
    static Set<Long> in(ScriptTree script) {
        Beginnings beginnings = new Beginnings();
        beginnings.visitClass(script.type());
        script.classes().forEach(beginnings::visitClass);
        return beginnings.places;
    }

    @Override
    protected void visitStatement(Statement statement) {
        add(statement);
    }

    @Override
    protected void visitConstructorOrMethod(MethodNode method, boolean isConstructor) {
        add(method);
        super.visitConstructorOrMethod(method, isConstructor);
    }

    @Override
    public void visitField(FieldNode field) {
        add(field);
        super.visitField(field);
    }

    private void add(ASTNode node) {
        if (Places.isWritten(node)) {
            places.add(CodeText.begin(node));
        }
    }

    @Override
    protected @Nullable SourceUnit getSourceUnit() {
        return null;
    }
}
