package flow.artifact;

import java.lang.reflect.Modifier;
import java.util.function.Function;

/**
 * A class of values that is written as a tag around something simpler: text, a number, a list.
 *
 * @param tag without the {@code $}; for good, like the encodings' ids
 * @param type the class that comes back, or what all its classes have in common
 * @param immutable whether nothing can change such a value
 * @param parts the simpler thing; throws {@link Refused} where a value is not one that {@code value} can make again
 * @param value makes the value again; any RuntimeException means that the parts are not what was written
 */
record Kind<T>(String tag, Class<T> type, boolean immutable, Function<T, Object> parts, Function<Object, T> value) {

    static <T> Kind<T> constant(String tag, Class<T> type, Function<T, Object> parts, Function<Object, T> value) {
        return new Kind<>(tag, type, true, parts, value);
    }

    static <T> Kind<T> mutable(String tag, Class<T> type, Function<T, Object> parts, Function<Object, T> value) {
        return new Kind<>(tag, type, false, parts, value);
    }

    /** Of values that are their own text. */
    static <T> Kind<T> text(String tag, Class<T> type, Function<String, T> parse) {
        return constant(tag, type, Object::toString, text -> parse.apply((String) text));
    }

    /** Whether its values have classes that only Java itself knows: zones, charsets, calendars. */
    boolean isOpen() {
        return Modifier.isAbstract(type.getModifiers());
    }

    Object partsOf(Object object) {
        return parts.apply(type.cast(object));
    }

    T valueOf(Object written) {
        return value.apply(written);
    }
}
