package flow.artifact;

import flow.Failure;
import flow.FileValue;
import java.lang.invoke.MethodType;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether what comes back of a value can stand where the original stood: in a field, a component, an array. What comes back is
 * a list or a map of ours; the few other collections that fields are often declared to be are made from it.
 */
final class Fit {
    private static final Set<Class<?>> QUEUES = Set.of(LinkedList.class, Deque.class, Queue.class, ArrayDeque.class);
    private static final Set<Class<?>> CONCURRENT = Set.of(ConcurrentMap.class, ConcurrentHashMap.class);

    private Fit() {}

    /** @throws Refused when it cannot; {@code place} is the type of a field, component or element */
    static void require(Class<?> place, Form form, Object value) {
        Class<?> type = comesBackAs(form, value);
        if (!boxed(place).isAssignableFrom(type) && !isMade(place, type)) {
            throw new Refused(
                    value.getClass(),
                    "stands where " + Refused.readable(place) + " is declared, but comes back as "
                            + type.getSimpleName() + ". Declare it as " + wider(form) + ".");
        }
    }

    /** What a value becomes when it was kept. */
    private static Class<?> comesBackAs(Form form, Object value) {
        return switch (form) {
            case TEXT -> String.class;
            case FAILURE -> Failure.class;
            case LIST -> ArrayList.class;
            case SET -> Sorting.isNatural(value) ? TreeSet.class : LinkedHashSet.class;
            case MAP -> Sorting.isNatural(value) ? TreeMap.class : LinkedHashMap.class;
            case ENTRY -> SimpleEntry.class;
            case FILE -> FileValue.class;
            default -> value.getClass();
        };
    }

    private static String wider(Form form) {
        return switch (form) {
            case TEXT -> "String";
            case LIST -> "List";
            case SET -> "Set";
            case MAP -> "Map";
            case ENTRY -> "Map.Entry";
            default -> "Object";
        };
    }

    /** The value as it can stand there; the second is whether it can. */
    static boolean fits(Class<?> place, @Nullable Object value) {
        if (value == null) {
            return !place.isPrimitive();
        }
        return boxed(place).isInstance(value) || isMade(place, value.getClass());
    }

    /** The value as it {@link #fits}. */
    static @Nullable Object fitted(Class<?> place, @Nullable Object value) {
        if (value == null || boxed(place).isInstance(value)) {
            return value;
        }
        if (place == ArrayDeque.class) {
            return new ArrayDeque<>((Collection<?>) value);
        }
        return QUEUES.contains(place)
                ? new LinkedList<>((Collection<?>) value)
                : new ConcurrentHashMap<>((Map<?, ?>) value);
    }

    private static boolean isMade(Class<?> place, Class<?> type) {
        return type == ArrayList.class && QUEUES.contains(place)
                || type == LinkedHashMap.class && CONCURRENT.contains(place);
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
    }
}
