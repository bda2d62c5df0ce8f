package flow.artifact;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of a record: its components, in and out through its own accessors and constructor. */
final class RecordShape implements Shape {
    private final Class<?> type;
    private final RecordComponent[] components;
    private final List<Member> members = new ArrayList<>();

    RecordShape(Class<?> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
            members.add(new Member(component.getName(), component.getType()));
        }
    }

    @Override
    public List<Member> members() {
        return members;
    }

    @Override
    public @Nullable Object[] contents(Object value) {
        @Nullable Object[] contents = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            contents[i] = content(components[i], value);
        }
        return contents;
    }

    private static @Nullable Object content(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException failed) {
            throw new Refused(value.getClass(), "does not tell its '" + component.getName() + "': " + cause(failed));
        }
    }

    /** Default values of Groovy's records are constructors that lack the last components. */
    @Override
    public Object value(Map<String, @Nullable Object> contents) {
        int given = 0;
        while (given < components.length && contents.containsKey(components[given].getName())) {
            given++;
        }
        if (given < contents.size()) {
            throw missing(given);
        }
        Class<?>[] types = new Class<?>[given];
        @Nullable Object[] arguments = new Object[given];
        for (int i = 0; i < given; i++) {
            types[i] = components[i].getType();
            arguments[i] = contents.get(components[i].getName());
        }
        return make(constructor(types, given), arguments);
    }

    private Constructor<?> constructor(Class<?>[] types, int given) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException none) {
            throw missing(given);
        }
    }

    private Object make(Constructor<?> constructor, @Nullable Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException failed) {
            throw new UnreadableValue("the class '" + type.getName() + "' does not take it: " + cause(failed));
        }
    }

    private UnreadableValue missing(int component) {
        return new UnreadableValue("the class '" + type.getName() + "' has a new component '"
                + components[component].getName() + "' without a default value");
    }

    private static Throwable cause(ReflectiveOperationException failed) {
        Throwable cause = failed instanceof InvocationTargetException ? failed.getCause() : null;
        return cause == null ? failed : cause;
    }
}
