package flow.script.syntax;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;

/**
 * A class that a script declares, with all that stands in it.
 *
 * @param methods the names of the methods that are written in it
 * @param hasState whether code that runs while the graph is built may leave something in it, which bodies see then
 */
record ScriptClass(String name, Piece code, Set<String> methods, boolean hasState) {

    /** Those that do not stand in another class or between the braces of a body. */
    static Stream<ClassNode> in(ScriptTree script) {
        return script.classes().stream()
                .filter(Places::isWritten)
                .filter(type -> type.getOuterClass() == null && !type.isScript());
    }

    static ScriptClass of(ClassNode type, Pieces pieces) {
        Set<String> methods = type.getMethods().stream()
                .filter(Places::isWritten)
                .map(MethodNode::getName)
                .collect(Collectors.toUnmodifiableSet());
        return new ScriptClass(
                type.getNameWithoutPackage(),
                pieces.of(type),
                methods,
                type.getFields().stream().anyMatch(ScriptClass::isState));
    }

    private static boolean isState(FieldNode field) {
        boolean constant = field.isFinal() && field.getInitialExpression() instanceof ConstantExpression;
        return field.isStatic() && !field.isEnum() && Places.isWritten(field) && !constant;
    }
}
