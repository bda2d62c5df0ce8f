package flow.artifact;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Makes objects whose fields are to be filled in. */
final class Blank {
    private final Constructor<?> constructor;
    private final boolean initial;

    private Blank(Constructor<?> constructor, boolean initial) {
        this.constructor = constructor;
        this.initial = initial;
    }

    /** By the constructor without arguments, or by none at all, as Java's own serialisation does it. */
    static Blank of(Class<?> type) {
        try {
            Constructor<?> own = type.getDeclaredConstructor();
            own.setAccessible(true);
            return new Blank(own, true);
        } catch (NoSuchMethodException none) {
            return new Blank(withoutConstructor(type), false);
        }
    }

    /** The class stands in a module that is there to be used, but the compiler warns of its name. */
    private static Constructor<?> withoutConstructor(Class<?> type) {
        try {
            Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
            return (Constructor<?>) factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                    .invoke(
                            factory.getMethod("getReflectionFactory").invoke(null),
                            type,
                            Object.class.getDeclaredConstructor());
        } catch (ReflectiveOperationException missing) {
            throw new Refused(
                    type, "has no constructor without arguments, which this Java needs to bring it back. Declare one.");
        }
    }

    /** Whether fields that are not filled in have the values that the class gives them. */
    boolean hasInitialValues() {
        return initial;
    }

    Object make() {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException failed) {
            throw new UnreadableValue(
                    "the constructor without arguments of '" + name() + "' fails: " + failed.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new UnreadableValue("no '" + name() + "' can be made: " + impossible.getMessage());
        }
    }

    private String name() {
        return constructor.getDeclaringClass().getName();
    }
}
