package flow.view;

import flow.FileValue;
import flow.artifact.Stored;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored value as maps, lists, texts, numbers, true, false and null. What JSON can say stays what it is; sets and arrays are
 * arrays, records and objects are objects, a file is its name and size, maps with other keys than texts are arrays of pairs, dates are texts, a byte[] is itself.
 */
public final class ValueJson {
    private ValueJson() {}

    public static @Nullable Object of(Stored value) {
        if (value instanceof Stored.Leaf leaf) {
            return leaf.value();
        }
        if (value instanceof Stored.Bytes bytes) {
            return bytes.value();
        }
        if (value instanceof Stored.File file) {
            return of(file.value());
        }
        if (value instanceof Stored.Coded coded) {
            return object("size", coded.size());
        }
        if (value instanceof Stored.Sequence sequence) {
            return all(sequence.elements());
        }
        if (value instanceof Stored.Members members) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            members.members().forEach((name, member) -> object.put(name, of(member)));
            return object;
        }
        List<@Nullable Object> pairs = new ArrayList<>();
        ((Stored.Pairs) value).pairs().forEach(pair -> pairs.add(all(List.of(pair.key(), pair.value()))));
        return pairs;
    }

    private static Map<String, @Nullable Object> of(FileValue file) {
        Map<String, @Nullable Object> object = object("name", file.getName());
        object.put("size", file.getSize());
        if (file.isFolder()) {
            object.put("files", file.getFiles().stream().map(ValueJson::of).toList());
        }
        return object;
    }

    private static Map<String, @Nullable Object> object(String name, Object member) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put(name, member);
        return object;
    }

    private static List<@Nullable Object> all(List<Stored> values) {
        List<@Nullable Object> all = new ArrayList<>();
        values.forEach(value -> all.add(of(value)));
        return all;
    }
}
