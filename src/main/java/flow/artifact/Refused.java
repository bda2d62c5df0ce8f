package flow.artifact;

import groovy.lang.Closure;
import org.jspecify.annotations.Nullable;

/** A value cannot be kept, said where its place is not known. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String className;
    private final String reason;

    /** @param reason the rest of a sentence that begins with the place */
    Refused(Class<?> type, String reason) {
        this(readable(type), reason);
    }

    /** @param cause what the script's own code threw */
    Refused(Class<?> type, String reason, Throwable cause) {
        this(type, reason);
        initCause(cause);
    }

    /** @param className or what says better than a class what it is */
    Refused(String className, String reason) {
        super(reason);
        this.className = className;
        this.reason = reason;
    }

    /** What is written of a value, unless reading it would give another one. */
    static Object unless(boolean comesBack, Object value, Object parts) {
        if (comesBack) {
            return parts;
        }
        throw new Refused(value.getClass(), "is a variant, " + value + ", that its name would not bring back.");
    }

    String className() {
        return className;
    }

    String reason() {
        return reason;
    }

    static String readableClassOf(@Nullable Object value) {
        return value == null ? "null" : readable(value.getClass());
    }

    /** As its user would write it; closures have classes that nobody wrote. */
    static String readable(Class<?> type) {
        if (Closure.class.isAssignableFrom(type)) {
            return "groovy.lang.Closure";
        }
        String name = type.getCanonicalName();
        return name == null ? type.getName() : name;
    }
}
