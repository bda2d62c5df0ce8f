package flow.artifact;

import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The classes that the script and the sources beside it declare: the only ones besides Java's own values that may come back. */
final class ScriptClasses {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

    /** For what is read without a script. */
    static final ScriptClasses NONE = new ScriptClasses(new ClassLoader(null) {}, List.of());

    private final ClassLoader loader;
    private final List<ClassCodec> codecs;
    private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();
    private final Map<Class<?>, Optional<ClassCodec>> codecsOfClasses = new ConcurrentHashMap<>();

    ScriptClasses(ClassLoader loader, List<ClassCodec> codecs) {
        this.loader = loader;
        this.codecs = List.copyOf(codecs);
    }

    /** The codec of its class, else of the nearest class or interface above; null for none. */
    @Nullable
    ClassCodec codec(Class<?> type) {
        if (codecs.isEmpty()) {
            return null;
        }
        return codecsOfClasses.computeIfAbsent(type, this::nearestCodec).orElse(null);
    }

    private Optional<ClassCodec> nearestCodec(Class<?> type) {
        return codecs.stream()
                .filter(codec -> codec.type().isAssignableFrom(type))
                .reduce((one, other) -> one.type().isAssignableFrom(other.type()) ? other : one);
    }

    /** The codec of exactly this class; null for none. */
    @Nullable
    ClassCodec codecOf(String name) {
        return codecs.stream()
                .filter(codec -> codec.type().getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Groovy gives every class a small loader of its own, below that of the script. */
    boolean declares(Class<?> type) {
        for (ClassLoader below = type.getClassLoader(); below != null; below = below.getParent()) {
            if (below == loader) {
                return true;
            }
        }
        return false;
    }

    /** @throws Refused when values of this class cannot be taken apart */
    Shape shape(Class<?> type) {
        return shapes.computeIfAbsent(type, shaped -> Shape.of(shaped, this::declares));
    }

    /**
     * The class, not yet initialised.
     *
     * @throws UnreadableValue when the script has no such class
     */
    Class<?> named(String name) {
        if (!NAME.matcher(name).matches() || isAbove(name)) {
            throw new UnreadableValue("'" + name + "' is no class of the script");
        }
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (declares(type)) {
                return type;
            }
        } catch (ClassNotFoundException | LinkageError gone) {
            throw new UnreadableValue("the script has no class '" + name + "' any more");
        }
        throw new UnreadableValue("'" + name + "' is no class of the script");
    }

    /**
     * A value of one of them.
     *
     * @param contents its fields by name
     * @throws UnreadableValue when the class has changed so that they are no longer its fields
     */
    Object value(Class<?> type, Map<?, @Nullable Object> contents) {
        Shape shape = shapeToFill(type);
        Map<String, @Nullable Object> fitted = new LinkedHashMap<>();
        for (Shape.Member member : shape.members()) {
            if (contents.containsKey(member.name())) {
                fitted.put(member.name(), fitted(type, member, contents.get(member.name())));
            }
        }
        for (Object name : contents.keySet()) {
            if (!fitted.containsKey(name)) {
                throw new UnreadableValue("the class '" + type.getName() + "' has no field '" + name + "' any more");
            }
        }
        return shape.value(fitted);
    }

    private Shape shapeToFill(Class<?> type) {
        if (type.isInterface() || type.isEnum() || Modifier.isAbstract(type.getModifiers())) {
            throw new UnreadableValue("the class '" + type.getName() + "' has no values any more");
        }
        try {
            return shape(type);
        } catch (Refused refused) {
            throw new UnreadableValue("the class '" + type.getName() + "' " + refused.reason());
        }
    }

    private static @Nullable Object fitted(Class<?> type, Shape.Member member, @Nullable Object content) {
        if (!Fit.fits(member.type(), content)) {
            throw new UnreadableValue("the field '" + member.name() + "' of the class '" + type.getName() + "' is now "
                    + Refused.readable(member.type()) + ", and was something else");
        }
        return Fit.fitted(member.type(), content);
    }

    /** Classes that are not the script's are not even loaded for having been named. */
    private boolean isAbove(String name) {
        ClassLoader parent = loader.getParent();
        return parent != null && finds(parent, name);
    }

    /** Whether a loader finds a class of that name, which is not loaded for it. */
    static boolean finds(ClassLoader loader, String name) {
        return loader.getResource(name.replace('.', '/') + ".class") != null;
    }
}
