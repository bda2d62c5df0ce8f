package flow.artifact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one value, and trusts nothing that it reads: no class, no size, no depth. */
final class Decoder {
    private final ScriptClasses classes;
    private final Contents contents;
    private final JsonParser json;
    private final boolean tagged;
    private int depth;

    private Decoder(ScriptClasses classes, Contents contents, JsonParser json, boolean tagged) {
        this.classes = classes;
        this.contents = contents;
        this.json = json;
        this.tagged = tagged;
    }

    /** @throws UnreadableValue when the bytes are no value, or its classes have changed */
    static @Nullable Object decode(Encoded value, ScriptClasses classes, Contents contents) {
        String encoding = value.encoding();
        if (encoding.equals(Encodings.BYTES)) {
            return value.bytes().clone();
        }
        boolean tagged = Encodings.isTagged(encoding);
        try (JsonParser json = Encodings.FACTORY.createParser(value.bytes())) {
            return new Decoder(classes, contents, json, tagged).readWhole();
        } catch (UnreadableValue | ContentsFailure clear) {
            throw clear;
        } catch (StreamConstraintsException deep) {
            throw UnreadableValue.tooDeep();
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw UnreadableValue.damaged(broken);
        }
    }

    /** One of Java's own values, of whose parts the first is next. */
    static Object kindOf(String tag, JsonParser json) throws IOException {
        json.nextToken();
        return new Decoder(ScriptClasses.NONE, Contents.NONE, json, true).readKind(tag);
    }

    /** What is written of something in simpler terms, which is next. */
    static @Nullable Object partsOf(JsonParser json) throws IOException {
        return new Decoder(ScriptClasses.NONE, Contents.NONE, json, true).readNext();
    }

    private @Nullable Object readWhole() throws IOException {
        Object value = readNext();
        require(json.nextToken() == null);
        return value;
    }

    private @Nullable Object readNext() throws IOException {
        json.nextToken();
        return read();
    }

    private @Nullable Object read() throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw UnreadableValue.damaged();
        }
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getNumberValue();
            case VALUE_NUMBER_FLOAT -> Numbers.withFraction(json.getText());
            case START_ARRAY -> readList();
            case START_OBJECT -> readObject();
            default -> throw UnreadableValue.damaged();
        };
    }

    private Object readList() throws IOException {
        enter();
        List<@Nullable Object> list = readInto(new ArrayList<>());
        depth--;
        return list;
    }

    private <C extends Collection<@Nullable Object>> C readInto(C elements) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY);
        int index = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            try {
                elements.add(read());
            } catch (UnreadableValue inner) {
                throw inner.inside("[" + index + "]");
            }
            index++;
        }
        return elements;
    }

    private Object readObject() throws IOException {
        enter();
        json.nextToken();
        String first = json.currentName();
        boolean isTag = tagged && first != null && !first.isEmpty() && first.charAt(0) == Encodings.TAG;
        Object value = isTag ? readTagged(first.substring(1)) : readMembers();
        depth--;
        return value;
    }

    private Map<@Nullable Object, @Nullable Object> readMembers() throws IOException {
        Map<@Nullable Object, @Nullable Object> members = new LinkedHashMap<>();
        while (json.currentToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            putOnce(members, name, readUnder(name));
            json.nextToken();
        }
        return members;
    }

    private @Nullable Object readUnder(@Nullable Object key) throws IOException {
        try {
            return read();
        } catch (UnreadableValue inner) {
            throw inner.inside(Nesting.step(key));
        }
    }

    private Object readTagged(String tag) throws IOException {
        json.nextToken();
        Object value = readContent(tag);
        require(json.nextToken() == JsonToken.END_OBJECT);
        return value;
    }

    private Object readContent(String tag) throws IOException {
        return switch (tag) {
            case "set" -> readInto(new LinkedHashSet<>());
            case "sortedSet" -> readInto(new TreeSet<>());
            case "map" -> readPairs(new LinkedHashMap<>());
            case "sortedMap" -> readPairs(new TreeMap<>());
            case "entry" -> readEntry();
            case "optional" -> readOptional();
            case "enum" -> readEnum();
            case "array" -> readArray();
            case "object" -> readDeclared();
            case "file" -> FileParts.file(read(), contents);
            case "coded" -> CodedParts.value(read(), classes, contents);
            case "folder" -> FileParts.folder(read(), contents);
            default -> PrimitiveArrays.isTag(tag) ? PrimitiveArrays.array(tag, json.getBinaryValue()) : readKind(tag);
        };
    }

    private Object readKind(String tag) throws IOException {
        Kind<?> kind = Kinds.tagged(tag);
        if (kind == null) {
            throw new UnreadableValue("its part '" + Encodings.TAG + tag + "' is nothing that this release knows");
        }
        Object parts = read();
        try {
            return kind.valueOf(parts);
        } catch (RuntimeException refused) {
            throw new UnreadableValue("this Java makes no " + tag + " of it: " + refused.getMessage());
        }
    }

    private Map<@Nullable Object, @Nullable Object> readPairs(Map<@Nullable Object, @Nullable Object> map)
            throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.START_ARRAY);
            Object key = readNext();
            json.nextToken();
            putOnce(map, key, readUnder(key));
            require(json.nextToken() == JsonToken.END_ARRAY);
        }
        return map;
    }

    private static void putOnce(
            Map<@Nullable Object, @Nullable Object> map, @Nullable Object key, @Nullable Object value) {
        int before = map.size();
        map.put(key, value);
        if (map.size() == before) {
            throw new UnreadableValue("it has two entries under the key " + key);
        }
    }

    private Object readEntry() throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY);
        Object key = readNext();
        Object value = readNext();
        require(json.nextToken() == JsonToken.END_ARRAY);
        return new SimpleEntry<>(key, value);
    }

    private Object readOptional() throws IOException {
        List<@Nullable Object> content = readInto(new ArrayList<>());
        require(content.size() <= 1);
        return content.isEmpty() ? Optional.empty() : Optional.of(content.get(0));
    }

    private Object readEnum() throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY);
        String name = readName();
        String constant = readName();
        require(json.nextToken() == JsonToken.END_ARRAY);
        return Enums.constant(name, constant, classes);
    }

    private Object readArray() throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY);
        Class<?> place = ArrayTypes.named(readName(), classes);
        json.nextToken();
        List<@Nullable Object> elements = readInto(new ArrayList<>());
        require(json.nextToken() == JsonToken.END_ARRAY);
        Object array = Array.newInstance(place, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            require(Fit.fits(place, elements.get(i)));
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    private Object readDeclared() throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY);
        Class<?> type = classes.named(readName());
        require(json.nextToken() == JsonToken.START_OBJECT);
        json.nextToken();
        Map<@Nullable Object, @Nullable Object> contents = readMembers();
        require(json.nextToken() == JsonToken.END_ARRAY);
        return classes.value(type, contents);
    }

    private String readName() throws IOException {
        require(json.nextToken() == JsonToken.VALUE_STRING);
        return json.getText();
    }

    private void enter() {
        if (++depth > Encodings.DEEPEST) {
            throw UnreadableValue.tooDeep();
        }
    }

    private static void require(boolean asWritten) {
        if (!asWritten) {
            throw UnreadableValue.damaged();
        }
    }
}
