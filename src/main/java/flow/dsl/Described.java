package flow.dsl;

import groovy.lang.Closure;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a script, in the words of messages. */
final class Described {
    private static final int LONGEST = 40;

    private Described() {}

    /** {@code the number 3}, {@code the text 'abc'}, {@code a list}, {@code null}. */
    static String value(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof CharSequence text) {
            return "the text '" + cut(text.toString()) + "'";
        }
        if (value instanceof Number) {
            return "the number " + cut(value.toString());
        }
        if (value instanceof Map) {
            return "a map";
        }
        if (value instanceof Collection) {
            return "a list";
        }
        if (value instanceof Closure) {
            return "a closure";
        }
        if (value instanceof Class<?> type) {
            return "the class " + type.getSimpleName();
        }
        return value instanceof Boolean
                ? value.toString()
                : "a " + value.getClass().getSimpleName();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
