package flow.artifact;

import java.util.List;
import java.util.Set;

/** Of which classes Java's serialisation may make objects: those of the run's own sources and jars, and plain values of Java. */
final class SerialClasses {
    private static final Set<String> PLAIN = Set.of(
            "java.lang.Object",
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Number",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Enum",
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "java.math.BigInteger",
            "java.math.BigDecimal",
            "java.math.MathContext",
            "java.net.URI",
            "java.util.AbstractMap$SimpleEntry",
            "java.util.AbstractMap$SimpleImmutableEntry",
            "java.util.ArrayDeque",
            "java.util.ArrayList",
            "java.util.Arrays$ArrayList",
            "java.util.BitSet",
            "java.util.CollSer",
            "java.util.Currency",
            "java.util.Date",
            "java.util.EnumMap",
            "java.util.EnumSet$SerializationProxy",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.JumboEnumSet",
            "java.util.LinkedList",
            "java.util.Locale",
            "java.util.Map$Entry",
            "java.util.PriorityQueue",
            "java.util.Properties",
            "java.util.Random",
            "java.util.RegularEnumSet",
            "java.util.Stack",
            "java.util.TreeMap",
            "java.util.TreeSet",
            "java.util.UUID",
            "java.util.Vector",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.ConcurrentHashMap$Segment",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.locks.AbstractOwnableSynchronizer",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer",
            "java.util.concurrent.locks.ReentrantLock",
            "java.util.concurrent.locks.ReentrantLock$NonfairSync",
            "java.util.concurrent.locks.ReentrantLock$Sync",
            "java.util.regex.Pattern");

    /** Of these, whatever is in there: dates, and wrappers around collections. */
    private static final List<String> PLAIN_BY_PREFIX =
            List.of("java.time.", "java.util.Collections$", "java.util.ImmutableCollections$");

    private final Class<?> taught;
    private final ClassLoader loader;

    /**
     * @param taught the class that the codec is for
     * @param loader of the script's classes, below that of its jars
     */
    SerialClasses(Class<?> taught, ClassLoader loader) {
        this.taught = taught;
        this.loader = loader;
    }

    ClassLoader loader() {
        return loader;
    }

    /** Whether it may be one that {@link #mayBeRead}: others are not even loaded for having been named. */
    boolean mayBeLoaded(String name) {
        String type = elementOf(name);
        ClassLoader flow = SerialClasses.class.getClassLoader();
        return type.equals(taught.getName()) || isPlain(type) || !ScriptClasses.finds(flow, type);
    }

    /** Of the name of an array, {@code [[Lscript.Point;} or {@code [I}, whose innermost elements have; of primitives one letter. */
    private static String elementOf(String name) {
        String element = name.substring(name.lastIndexOf('[') + 1);
        return element.equals(name) || !element.endsWith(";") ? element : element.substring(1, element.length() - 1);
    }

    boolean mayBeRead(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element.isPrimitive() || element == taught || isPlain(element.getName()) || isOfRun(element);
    }

    private static boolean isPlain(String name) {
        return PLAIN.contains(name)
                || Enums.isOfJava(name)
                || PLAIN_BY_PREFIX.stream().anyMatch(name::startsWith);
    }

    /** Everything that is below flow's own loader. */
    private boolean isOfRun(Class<?> type) {
        ClassLoader flow = SerialClasses.class.getClassLoader();
        for (ClassLoader below = type.getClassLoader(); below != null; below = below.getParent()) {
            if (below == flow) {
                return type.getClassLoader() != flow;
            }
        }
        return false;
    }

    RuntimeException refused(String what) {
        return new IllegalArgumentException(
                what + " is of neither the run's own sources and jars nor a plain value of Java");
    }
}
