package flow.dsl;

import org.codehaus.groovy.runtime.FormatHelper;
import org.jspecify.annotations.Nullable;

/**
 * What {@code println} writes of a value: just what Groovy's own does. Plain values do not need Groovy for it, whose class for
 * that lists every class of the JDK when it is first used, and that takes 90 ms.
 */
final class PrintedText {
    private PrintedText() {}

    static String of(@Nullable Object value) {
        boolean isPlain = value == null
                || value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character;
        return isPlain ? String.valueOf(value) : FormatHelper.toString(value);
    }
}
