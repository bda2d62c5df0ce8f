package flow.artifact;

import flow.Failure;
import flow.FileValue;
import groovy.lang.GString;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a value is taken for, whatever class implements it. */
enum Form {
    TEXT,
    TRUTH,
    /** Perhaps plain JSON, else a {@link Kind}. */
    NUMBER,
    KIND,
    ENUM,
    FAILURE,
    PRIMITIVES,
    ARRAY,
    LIST,
    SET,
    MAP,
    ENTRY,
    OPTIONAL,
    FILE,
    /** Of a class that has a codec. */
    CODED,
    /** Of a class of the script. */
    OBJECT;

    /** @throws Refused when nothing of this class can be kept */
    static Form of(Object value, ScriptClasses classes) {
        if (value instanceof String) {
            return TEXT;
        }
        if (value instanceof Boolean) {
            return TRUTH;
        }
        Class<?> type = value.getClass();
        if (type.isArray()) {
            return type.getComponentType().isPrimitive() ? PRIMITIVES : ARRAY;
        }
        if (classes.codec(type) != null) {
            return CODED;
        }
        return type.getClassLoader() == null ? ofJava(value) : ofLibrary(value, classes);
    }

    private static Form ofJava(Object value) {
        if (Numbers.areOf(value.getClass())) {
            return NUMBER;
        }
        Form container = container(value);
        if (container != null) {
            return container;
        }
        if (value instanceof Optional) {
            return OPTIONAL;
        }
        return other(value);
    }

    private static Form ofLibrary(Object value, ScriptClasses classes) {
        if (value instanceof GString) {
            return TEXT;
        }
        if (value instanceof Throwable) {
            return FAILURE;
        }
        if (value instanceof Failure) {
            return KIND;
        }
        if (value instanceof FileValue) {
            return FILE;
        }
        if (value instanceof Enum<?> constant && classes.declares(constant.getDeclaringClass())) {
            return ENUM;
        }
        Refusals.check(value);
        if (classes.declares(value.getClass())) {
            Refusals.checkDeclared(value.getClass());
            return OBJECT;
        }
        Form container = container(value);
        return container == null ? other(value) : container;
    }

    private static @Nullable Form container(Object value) {
        if (value instanceof Map) {
            return MAP;
        }
        if (value instanceof Set) {
            return SET;
        }
        if (value instanceof Collection) {
            return LIST;
        }
        return value instanceof Map.Entry ? ENTRY : null;
    }

    private static Form other(Object value) {
        if (value instanceof Throwable) {
            return FAILURE;
        }
        if (value instanceof Enum<?> constant
                && Enums.isOfJava(constant.getDeclaringClass().getName())) {
            return ENUM;
        }
        if (Kinds.of(value) != null) {
            return value instanceof Number ? NUMBER : KIND;
        }
        throw Refusals.of(value);
    }
}
