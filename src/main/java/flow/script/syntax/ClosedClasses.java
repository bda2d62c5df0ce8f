package flow.script.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.InnerClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.transform.trait.Traits;

/** Classes of a script in which a name means nothing unless it is declared. */
final class ClosedClasses {
    private static final Set<String> OWN_ANSWERS =
            Set.of("setProperty", "propertyMissing", "set", "$static_propertyMissing");
    private static final Set<String> BEGINNINGS =
            Set.of("java.lang.Object", "java.lang.Enum", "java.lang.Record", "java.lang.Thread");
    private static final ClassNode MAP = ClassHelper.MAP_TYPE;
    private static final ClassNode GROOVY_OBJECT = ClassHelper.GROOVY_OBJECT_TYPE;

    private ClosedClasses() {}

    /** Careful: false for everything that a property may come to in other ways, such as traits and {@code @Delegate}. */
    static boolean contain(ClassNode type) {
        return !hasAnswers(type)
                && Arrays.stream(type.getInterfaces()).noneMatch(Traits::isTrait)
                && hasClosedBeginning(type)
                && type.getOuterClasses().stream().allMatch(outer -> outer.isScript() || contain(outer));
    }

    /** What the user wrote in the methods and constructors of a class. */
    static List<Statement> code(ClassNode type) {
        return Stream.concat(type.getMethods().stream(), type.getDeclaredConstructors().stream())
                .filter(method -> Places.isWritten(method) && method.getCode() != null)
                .map(MethodNode::getCode)
                .toList();
    }

    private static boolean hasAnswers(ClassNode type) {
        return Traits.isTrait(type)
                || type.getName().contains("$Trait$")
                || OWN_ANSWERS.stream()
                        .anyMatch(method -> !type.getMethods(method).isEmpty())
                || type.getFields().stream()
                        .anyMatch(field -> !field.getAnnotations().isEmpty());
    }

    private static boolean hasClosedBeginning(ClassNode type) {
        ClassNode beginning = type.getSuperClass();
        if (beginning == null || BEGINNINGS.contains(beginning.getName())) {
            return true;
        }
        if (beginning.isPrimaryClassNode()) {
            return contain(beginning);
        }
        boolean anonymous = type instanceof InnerClassNode inner && inner.isAnonymous();
        return anonymous && !beginning.implementsInterface(MAP) && !beginning.implementsInterface(GROOVY_OBJECT);
    }
}
