package flow.artifact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Reads the tree of one value; what {@link Decoder} would make objects of, it only names. */
final class StoredReader {
    private final JsonParser json;
    private final Contents contents;
    private final boolean tagged;

    private StoredReader(JsonParser json, Contents contents, boolean tagged) {
        this.json = json;
        this.contents = contents;
        this.tagged = tagged;
    }

    static Stored read(Encoded value, Contents contents) {
        if (value.encoding().equals(Encodings.BYTES)) {
            return new Stored.Bytes(value.bytes().clone());
        }
        boolean tagged = Encodings.isTagged(value.encoding());
        try (JsonParser json = Encodings.FACTORY.createParser(value.bytes())) {
            return new StoredReader(json, contents, tagged).readWhole();
        } catch (UnreadableValue clear) {
            throw clear;
        } catch (StreamConstraintsException deep) {
            throw UnreadableValue.tooDeep();
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw UnreadableValue.damaged(broken);
        }
    }

    private Stored readWhole() throws IOException {
        Stored value = readNext();
        require(json.nextToken() == null);
        return value;
    }

    private Stored readNext() throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.START_ARRAY) {
            return new Stored.Sequence("List", readRest());
        }
        return token == JsonToken.START_OBJECT ? readObject() : readLeaf(token);
    }

    private Stored readLeaf(@Nullable JsonToken token) throws IOException {
        require(token != null);
        return switch (token) {
            case VALUE_NULL -> new Stored.Leaf("null", null);
            case VALUE_TRUE -> new Stored.Leaf("Boolean", true);
            case VALUE_FALSE -> new Stored.Leaf("Boolean", false);
            case VALUE_STRING -> new Stored.Leaf("String", json.getText());
            case VALUE_NUMBER_INT -> leaf(json.getNumberValue());
            case VALUE_NUMBER_FLOAT -> leaf(Numbers.withFraction(json.getText()));
            default -> throw UnreadableValue.damaged();
        };
    }

    private static Stored leaf(@Nullable Object value) {
        return new Stored.Leaf(value == null ? "null" : value.getClass().getSimpleName(), value);
    }

    /** What stands between the bracket that was read and its end. */
    private List<Stored> readRest() throws IOException {
        List<Stored> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(readCurrent());
        }
        return elements;
    }

    private Stored readCurrent() throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_ARRAY) {
            return new Stored.Sequence("List", readRest());
        }
        return token == JsonToken.START_OBJECT ? readObject() : readLeaf(token);
    }

    private Stored readObject() throws IOException {
        json.nextToken();
        String first = json.currentName();
        boolean isTag = tagged && first != null && !first.isEmpty() && first.charAt(0) == Encodings.TAG;
        if (!isTag) {
            return new Stored.Members("Map", readMembers());
        }
        Stored value = readContent(first.substring(1));
        require(json.nextToken() == JsonToken.END_OBJECT);
        return value;
    }

    private Map<String, Stored> readMembers() throws IOException {
        Map<String, Stored> members = new LinkedHashMap<>();
        while (json.currentToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            members.put(name, readNext());
            json.nextToken();
        }
        return members;
    }

    private Stored readContent(String tag) throws IOException {
        return switch (tag) {
            case "set" -> new Stored.Sequence("Set", readElements());
            case "sortedSet" -> new Stored.Sequence("SortedSet", readElements());
            case "map" -> new Stored.Pairs("Map", readPairs());
            case "sortedMap" -> new Stored.Pairs("SortedMap", readPairs());
            case "entry" -> readEntry();
            case "optional" -> new Stored.Sequence("Optional", readElements());
            case "enum" -> readEnum();
            case "array" -> readArray();
            case "object" -> readDeclared();
            case "file" -> new Stored.File(FileParts.file(Decoder.partsOf(json), contents));
            case "coded" -> coded(CodedParts.written(Decoder.partsOf(json)));
            case "folder" -> new Stored.File(FileParts.folder(Decoder.partsOf(json), contents));
            default -> PrimitiveArrays.isTag(tag) ? readPrimitives(tag) : readKind(tag);
        };
    }

    private static Stored coded(CodedParts.Written written) {
        return new Stored.Coded(written.type(), written.piece().size());
    }

    private List<Stored> readElements() throws IOException {
        require(json.nextToken() == JsonToken.START_ARRAY);
        return readRest();
    }

    private List<Stored.Pair> readPairs() throws IOException {
        List<Stored.Pair> pairs = new ArrayList<>();
        for (Stored pair : readElements()) {
            pairs.add(pair(pair));
        }
        return pairs;
    }

    private Stored readEntry() throws IOException {
        return new Stored.Pairs("Entry", List.of(pair(new Stored.Sequence("Entry", readElements()))));
    }

    private static Stored.Pair pair(Stored both) {
        require(both instanceof Stored.Sequence sequence && sequence.elements().size() == 2);
        List<Stored> elements = ((Stored.Sequence) both).elements();
        return new Stored.Pair(elements.get(0), elements.get(1));
    }

    private Stored readEnum() throws IOException {
        List<Stored> both = readElements();
        require(both.size() == 2);
        return new Stored.Leaf(StoredTypes.shortened(text(both.get(0))), text(both.get(1)));
    }

    private Stored readArray() throws IOException {
        List<Stored> both = readElements();
        require(both.size() == 2 && both.get(1) instanceof Stored.Sequence);
        String type = StoredTypes.shortened(text(both.get(0))) + "[]";
        return new Stored.Sequence(type, ((Stored.Sequence) both.get(1)).elements());
    }

    private Stored readDeclared() throws IOException {
        List<Stored> both = readElements();
        require(both.size() == 2 && both.get(1) instanceof Stored.Members);
        return new Stored.Members(text(both.get(0)), ((Stored.Members) both.get(1)).members());
    }

    private Stored readPrimitives(String tag) throws IOException {
        json.nextToken();
        Object array = PrimitiveArrays.array(tag, json.getBinaryValue());
        return array instanceof byte[] bytes
                ? new Stored.Bytes(bytes)
                : new Stored.Sequence(array.getClass().getSimpleName(), new LeavesOfArray(array));
    }

    /** These are Java's own values, which can be made here as anywhere. */
    private Stored readKind(String tag) throws IOException {
        Object value = Decoder.kindOf(tag, json);
        Kind<?> kind = Objects.requireNonNull(Kinds.tagged(tag));
        String type = StoredTypes.name(kind.type());
        if (value instanceof Number) {
            return new Stored.Leaf(type, value);
        }
        Object parts = kind.partsOf(value);
        if (parts instanceof Map<?, ?> members) {
            return new Stored.Members(type, leaves(members));
        }
        return new Stored.Leaf(type, parts instanceof String text ? text : value.toString());
    }

    private static Map<String, Stored> leaves(Map<?, ?> parts) {
        Map<String, Stored> leaves = new LinkedHashMap<>();
        parts.forEach((name, part) -> leaves.put(
                (String) name, part instanceof TimeZone zone ? new Stored.Leaf("TimeZone", zone.getID()) : leaf(part)));
        return leaves;
    }

    private static String text(Stored leaf) {
        if (leaf instanceof Stored.Leaf text && text.value() instanceof String value) {
            return value;
        }
        throw UnreadableValue.damaged();
    }

    private static void require(boolean asWritten) {
        if (!asWritten) {
            throw UnreadableValue.damaged();
        }
    }
}
