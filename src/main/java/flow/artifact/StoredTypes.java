package flow.artifact;

import java.lang.invoke.MethodType;
import java.util.regex.Pattern;

/** How reading tools call the classes of values. */
final class StoredTypes {
    /** Of these packages everybody knows the classes by their simple names. */
    private static final Pattern KNOWN =
            Pattern.compile("(java\\.(lang|math|net|nio\\.charset|time|util)|flow)\\.(\\w+\\.)*");

    private StoredTypes() {}

    static String name(Class<?> type) {
        return shortened(type.getName());
    }

    static String shortened(String name) {
        return KNOWN.matcher(name).lookingAt() ? name.substring(name.lastIndexOf('.') + 1) : name;
    }

    static String boxed(Class<?> primitive) {
        return MethodType.methodType(primitive).wrap().returnType().getSimpleName();
    }
}
