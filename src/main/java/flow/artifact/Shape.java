package flow.artifact;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How values of one class of the script are taken apart and put together, by the names of its fields. */
interface Shape {

    /** A field, or a component of a record. */
    record Member(String name, Class<?> type) {}

    /** In the order of their declaration, those of superclasses first. */
    List<Member> members();

    /** What the members hold, in the same order. */
    @Nullable
    Object[] contents(Object value);

    /**
     * A value with these members; those that are missing have their initial values.
     *
     * @param contents by name, each of the member's type
     * @throws UnreadableValue when a missing one has no initial value, or the class refuses
     */
    Object value(Map<String, @Nullable Object> contents);

    /**
     * @param declared whether a class is one of the script's
     * @throws Refused when values of this class cannot be taken apart
     */
    static Shape of(Class<?> type, Predicate<Class<?>> declared) {
        return type.isRecord() ? new RecordShape(type) : new ObjectShape(type, declared);
    }
}
