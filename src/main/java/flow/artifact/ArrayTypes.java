package flow.artifact;

import flow.Failure;
import flow.FileValue;
import groovy.lang.GString;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What arrays are of, by name: {@code java.lang.String}, {@code int[]}, {@code Point[][]}. */
final class ArrayTypes {
    private static final String ARRAY = "[]";

    /** One less than Java's, since what has these elements is an array itself. */
    private static final int MOST_DIMENSIONS = 254;

    private static final Map<String, Class<?>> KNOWN = new HashMap<>();

    static {
        Stream<Class<?>> general = Stream.of(
                Object.class,
                String.class,
                CharSequence.class,
                Boolean.class,
                Integer.class,
                Number.class,
                Comparable.class,
                Serializable.class,
                Iterable.class,
                Collection.class,
                List.class,
                ArrayList.class,
                Set.class,
                HashSet.class,
                LinkedHashSet.class,
                SortedSet.class,
                TreeSet.class,
                Map.class,
                HashMap.class,
                LinkedHashMap.class,
                SortedMap.class,
                TreeMap.class,
                Map.Entry.class,
                Optional.class,
                Failure.class,
                FileValue.class);
        Stream<Class<?>> primitive = Stream.of(
                boolean.class, byte.class, char.class, short.class, int.class, long.class, float.class, double.class);
        Stream.of(general, primitive, Kinds.types().stream())
                .flatMap(types -> types)
                .forEach(type -> KNOWN.put(type.getName(), type));
    }

    private ArrayTypes() {}

    /** What the array is of when it comes back. */
    static Class<?> element(Class<?> array) {
        Class<?> element = array.getComponentType();
        return element == GString.class ? String.class : element;
    }

    /** @throws Refused when it is none that can come back */
    static String name(Class<?> array, ScriptClasses classes) {
        Class<?> element = element(array);
        if (element.isArray()) {
            return name(element, classes) + ARRAY;
        }
        String name = element.getName();
        boolean known = KNOWN.get(name) == element
                || Enums.isOfJava(name)
                || classes.declares(element)
                || classes.codecOf(name) != null;
        if (!known) {
            throw new Refused(array, "is an array of a class that cannot be kept. Keep it as a list.");
        }
        return name;
    }

    /** @throws UnreadableValue when there is no such class for arrays to be of */
    static Class<?> named(String name, ScriptClasses classes) {
        int dimensions = 0;
        String element = name;
        while (element.endsWith(ARRAY) && dimensions < MOST_DIMENSIONS) {
            element = element.substring(0, element.length() - ARRAY.length());
            dimensions++;
        }
        Class<?> type = element(element, classes);
        for (int i = 0; i < dimensions; i++) {
            type = type.arrayType();
        }
        return type;
    }

    private static Class<?> element(String name, ScriptClasses classes) {
        Class<?> known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        ClassCodec codec = classes.codecOf(name);
        if (codec != null) {
            return codec.type();
        }
        Class<?> ofJava = Enums.ofJava(name);
        return ofJava == null ? classes.named(name) : ofJava;
    }
}
