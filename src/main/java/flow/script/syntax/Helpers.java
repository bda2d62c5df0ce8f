package flow.script.syntax;

import flow.dsl.FlowScript;
import groovy.lang.Closure;
import groovy.lang.MetaClass;
import groovy.lang.MetaMethod;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** What a script can call and read besides words and artifacts: its own methods and fields, and what Groovy gives to all. */
final class Helpers {
    private final Set<String> methods = new TreeSet<>();
    private final Map<String, FieldNode> fields = new HashMap<>();

    Helpers(ClassNode script) {
        for (MethodNode method : script.getMethods()) {
            if (Places.isWritten(method)) {
                methods.add(method.getName());
            }
        }
        for (FieldNode field : script.getFields()) {
            if (Places.isWritten(field)) {
                fields.put(field.getName(), field);
            }
        }
    }

    /** The methods that the script itself declares, in alphabetical order. */
    Set<String> methods() {
        return methods;
    }

    /** The {@code @Field} of that name; null when there is none. */
    @Nullable
    FieldNode field(String name) {
        return fields.get(name);
    }

    /** Whether the script declares a field, or a method that Groovy takes for a property. */
    boolean isProperty(String name) {
        String suffix = name.isEmpty() ? "" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return fields.containsKey(name) || methods.contains("get" + suffix) || methods.contains("is" + suffix);
    }

    /** Whether a call of that name can mean anything: a method of the script, a closure in a field, a method of every object. */
    boolean isCallable(String name) {
        return methods.contains(name) || fields.containsKey(name) || isOfEveryScript(name);
    }

    private static boolean isOfEveryScript(String name) {
        return isOf(FlowScript.class, name);
    }

    /** Whether every closure has a method of that name, which a bare call in it means. */
    static boolean isOfEveryClosure(String name) {
        return isOf(Closure.class, name);
    }

    private static boolean isOf(Class<?> type, String name) {
        MetaClass methods = InvokerHelper.getMetaClass(type);
        return methods.getMethods().stream().anyMatch(method -> method.getName().equals(name))
                || methods.getMetaMethods().stream().map(MetaMethod::getName).anyMatch(name::equals);
    }
}
