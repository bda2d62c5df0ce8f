package flow.script;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads records of records, by the types of their components: text, int, boolean, Boolean, enums, byte arrays,
 * lists and maps by text; each of them may be null. For the cache only, which is thrown away with every change of flow.
 */
final class RecordFormat {
    private RecordFormat() {}

    static void write(DataOutputStream out, Type type, @Nullable Object value) throws IOException {
        out.writeBoolean(value != null);
        if (value == null) {
            return;
        }
        if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        } else if (value instanceof byte[] bytes) {
            out.writeInt(bytes.length);
            out.write(bytes);
        } else if (value instanceof Integer number) {
            out.writeInt(number);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Enum<?> constant) {
            out.writeInt(constant.ordinal());
        } else if (value instanceof List<?> list) {
            writeList(out, argument(type, 0), list);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(out, argument(type, 1), map);
        } else {
            writeRecord(out, (Record) value);
        }
    }

    private static void writeList(DataOutputStream out, Type element, List<?> list) throws IOException {
        out.writeInt(list.size());
        for (Object one : list) {
            write(out, element, one);
        }
    }

    private static void writeMap(DataOutputStream out, Type element, Map<?, ?> map) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            write(out, String.class, entry.getKey());
            write(out, element, entry.getValue());
        }
    }

    private static void writeRecord(DataOutputStream out, Record record) throws IOException {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                write(out, component.getGenericType(), component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException failure) {
                throw new IOException("the record " + record.getClass() + " cannot be read", failure);
            }
        }
    }

    static @Nullable Object read(DataInputStream in, Type type) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        if (type instanceof ParameterizedType) {
            Class<?> raw = (Class<?>) ((ParameterizedType) type).getRawType();
            return raw == List.class ? readList(in, argument(type, 0)) : readMap(in, argument(type, 1));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        }
        if (plain == byte[].class) {
            return in.readNBytes(in.readInt());
        }
        if (plain == int.class || plain == Integer.class) {
            return in.readInt();
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return in.readBoolean();
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[in.readInt()];
        }
        return readRecord(in, plain);
    }

    private static List<Object> readList(DataInputStream in, Type element) throws IOException {
        int size = in.readInt();
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(read(in, element));
        }
        return list;
    }

    private static Map<Object, Object> readMap(DataInputStream in, Type element) throws IOException {
        int size = in.readInt();
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(read(in, String.class), read(in, element));
        }
        return map;
    }

    private static Object readRecord(DataInputStream in, Class<?> type) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = read(in, components[i].getGenericType());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IOException("not a " + type, refused.getCause());
        } catch (ReflectiveOperationException failure) {
            throw new IOException("the record " + type + " cannot be made", failure);
        }
    }

    private static Type argument(Type type, int number) {
        return ((ParameterizedType) type).getActualTypeArguments()[number];
    }
}
