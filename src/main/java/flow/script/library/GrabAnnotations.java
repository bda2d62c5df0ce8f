package flow.script.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.AnnotationConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.control.SourceUnit;

/** Finds Grape's annotations in a source, wherever Groovy lets them stand: imports, classes, methods, variables. */
final class GrabAnnotations extends ClassCodeVisitorSupport {

    /** The annotations that say something about libraries. */
    enum Kind {
        GRAB("Grab"),
        GRAPES("Grapes"),
        RESOLVER("GrabResolver"),
        EXCLUDE("GrabExclude");

        private final String spelling;

        Kind(String spelling) {
            this.spelling = spelling;
        }

        private String className() {
            return "groovy.lang." + spelling;
        }
    }

    /** One that was found; never {@link Kind#GRAPES}, which is taken apart. */
    record Found(Kind kind, AnnotationNode node) {}

    private final Map<String, Kind> names;
    private final List<Found> found = new ArrayList<>();

    private GrabAnnotations(Map<String, Kind> names) {
        this.names = names;
    }

    static List<Found> in(ModuleNode module) {
        GrabAnnotations annotations = new GrabAnnotations(names(module));
        annotations.visitPackage(module.getPackage());
        annotations.visitImports(module);
        for (ClassNode type : module.getClasses()) {
            annotations.visitAnnotations(type);
            type.visitContents(annotations);
        }
        return annotations.found;
    }

    @Override
    public void visitAnnotations(AnnotatedNode node) {
        node.getAnnotations().forEach(this::take);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        throw new IllegalStateException("nothing is reported from here");
    }

    private void take(AnnotationNode annotation) {
        Optional.ofNullable(names.get(annotation.getClassNode().getName())).ifPresent(kind -> take(kind, annotation));
    }

    private void take(Kind kind, AnnotationNode annotation) {
        if (kind != Kind.GRAPES) {
            found.add(new Found(kind, annotation));
            return;
        }
        Expression value = annotation.getMember("value");
        if (value instanceof ListExpression list) {
            list.getExpressions().forEach(this::takeInner);
            return;
        }
        takeInner(value);
    }

    private void takeInner(Expression element) {
        if (element instanceof AnnotationConstantExpression constant
                && constant.getValue() instanceof AnnotationNode inner) {
            take(inner);
        }
    }

    /** What the annotations are called in this source: types have no full names yet, and an import can rename them. */
    private static Map<String, Kind> names(ModuleNode module) {
        Map<String, Kind> names = new HashMap<>();
        for (Kind kind : Kind.values()) {
            names.put(kind.spelling, kind);
            names.put(kind.className(), kind);
        }
        for (ImportNode imported : module.getImports()) {
            names.remove(imported.getAlias());
            for (Kind kind : Kind.values()) {
                if (kind.className().equals(imported.getClassName())) {
                    names.put(imported.getAlias(), kind);
                }
            }
        }
        return names;
    }
}
