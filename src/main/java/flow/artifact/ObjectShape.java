package flow.artifact;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Of a class that is no record: its fields, except static, transient and made-up ones, whoever may see them. */
final class ObjectShape implements Shape {
    /** What a class may extend besides other classes of the script: they hold nothing. */
    private static final Set<String> EMPTY = Set.of("java.lang.Object", "groovy.lang.GroovyObjectSupport");

    private final Class<?> type;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<Member> members = new ArrayList<>();
    private final Blank blank;

    /** @param declared whether a class is one of the script's */
    ObjectShape(Class<?> type, Predicate<Class<?>> declared) {
        this.type = type;
        for (Class<?> owner : lineage(type, declared)) {
            addFields(owner);
        }
        fields.forEach((name, field) -> members.add(new Member(name, field.getType())));
        this.blank = Blank.of(type);
    }

    /** From the farthest superclass down. */
    private static Deque<Class<?>> lineage(Class<?> type, Predicate<Class<?>> declared) {
        Deque<Class<?>> lineage = new ArrayDeque<>();
        for (Class<?> owner = type; !EMPTY.contains(owner.getName()); owner = owner.getSuperclass()) {
            if (!declared.test(owner)) {
                throw new Refused(
                        type,
                        "extends " + owner.getName() + ", whose inside cannot be kept. Hold one in a field instead.");
            }
            lineage.addFirst(owner);
        }
        return lineage;
    }

    /** Two fields of one name are told apart by the class of the farther one. */
    private void addFields(Class<?> owner) {
        for (Field field : owner.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    || Modifier.isTransient(field.getModifiers())
                    || field.isSynthetic()) {
                continue;
            }
            field.setAccessible(true);
            Field hidden = fields.remove(field.getName());
            if (hidden != null) {
                fields.put(hidden.getDeclaringClass().getName() + "." + hidden.getName(), hidden);
            }
            fields.put(field.getName(), field);
        }
    }

    @Override
    public List<Member> members() {
        return members;
    }

    @Override
    public @Nullable Object[] contents(Object value) {
        @Nullable Object[] contents = new Object[fields.size()];
        int index = 0;
        for (Field field : fields.values()) {
            contents[index++] = content(field, value);
        }
        return contents;
    }

    private static @Nullable Object content(Field field, Object value) {
        try {
            return field.get(value);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("fields were made accessible", impossible);
        }
    }

    @Override
    public Object value(Map<String, @Nullable Object> contents) {
        Object value = blank.make();
        for (Map.Entry<String, Field> field : fields.entrySet()) {
            if (contents.containsKey(field.getKey())) {
                fill(field.getValue(), value, contents.get(field.getKey()));
            } else {
                requireInitialValue(field.getKey());
            }
        }
        return value;
    }

    private void requireInitialValue(String field) {
        if (!blank.hasInitialValues()) {
            throw new UnreadableValue("the class '" + type.getName() + "' has a new field '" + field
                    + "', whose initial value only a constructor without arguments would tell");
        }
    }

    private static void fill(Field field, Object value, @Nullable Object content) {
        try {
            field.set(value, content);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("fields were made accessible", impossible);
        }
    }
}
