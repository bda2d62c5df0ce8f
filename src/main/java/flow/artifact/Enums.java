package flow.artifact;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Enums of the script, and those of Java that values may contain. */
final class Enums {
    private static final Set<String> OF_JAVA = Set.of(
            "java.math.RoundingMode",
            "java.nio.file.StandardCopyOption",
            "java.nio.file.StandardOpenOption",
            "java.text.Normalizer$Form",
            "java.time.DayOfWeek",
            "java.time.Month",
            "java.time.chrono.HijrahEra",
            "java.time.chrono.IsoEra",
            "java.time.chrono.MinguoEra",
            "java.time.chrono.ThaiBuddhistEra",
            "java.time.format.FormatStyle",
            "java.time.format.ResolverStyle",
            "java.time.format.SignStyle",
            "java.time.format.TextStyle",
            "java.time.temporal.ChronoField",
            "java.time.temporal.ChronoUnit",
            "java.util.concurrent.TimeUnit");

    private Enums() {}

    static boolean isOfJava(String name) {
        return OF_JAVA.contains(name);
    }

    /** Null when it is none of those that values may contain. */
    static @Nullable Class<?> ofJava(String name) {
        if (!isOfJava(name)) {
            return null;
        }
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException("every Java has " + name, impossible);
        }
    }

    /** @throws UnreadableValue when there is no such constant in an enum of the script or of Java */
    static Object constant(String type, String name, ScriptClasses classes) {
        Class<?> ofJava = ofJava(type);
        Class<?> declared = ofJava == null ? classes.named(type) : ofJava;
        Object[] constants = declared.getEnumConstants();
        if (constants == null) {
            throw new UnreadableValue("'" + type + "' is no enum any more");
        }
        for (Object constant : constants) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new UnreadableValue("the enum '" + type + "' has no '" + name + "' any more");
    }
}
