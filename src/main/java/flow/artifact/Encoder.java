package flow.artifact;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import flow.Failure;
import flow.FileValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one value as JSON, with tags where JSON alone would not bring it back. */
final class Encoder {
    /** Of these it is known that they hold nothing twice, as the sets that come back. */
    private static final Set<Class<?>> SETS = Set.of(HashSet.class, LinkedHashSet.class, TreeSet.class);

    private final String artifact;
    private final ScriptClasses classes;
    private final Consumer<String> warnings;
    private final Nesting nesting = new Nesting();
    private final ByteArrayBuilder bytes = new ByteArrayBuilder();
    private final JsonGenerator json;
    private final Contents contents;
    private boolean tagged;
    private boolean withFiles;
    private boolean perhapsTwice;

    /** @param artifact the name to use in messages */
    Encoder(String artifact, ScriptClasses classes, Contents contents, Consumer<String> warnings) {
        this.artifact = artifact;
        this.classes = classes;
        this.contents = contents;
        this.warnings = warnings;
        try {
            this.json = Encodings.FACTORY.createGenerator(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws Refused when it cannot be kept; {@link #path} says what in it */
    Encoded encode(@Nullable Object value) {
        try {
            write(value);
            json.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Encoded(encoding(), bytes.toByteArray());
    }

    private String encoding() {
        if (withFiles) {
            return Encodings.WITH_FILES;
        }
        return tagged ? Encodings.TAGGED : Encodings.JSON;
    }

    /** Where in the value the encoder stands. */
    String path() {
        return nesting.path();
    }

    /**
     * Whether something that was different may be equal once it comes back: texts of one spelling that were made in different
     * ways, elements that changed after a set took them. Sets and keys hold equal things once, so that less would come back.
     */
    boolean isPerhapsTwice() {
        return perhapsTwice;
    }

    private void write(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        Form form = Form.of(value, classes);
        switch (form) {
            case TEXT -> json.writeString(value.toString());
            case TRUTH -> json.writeBoolean((Boolean) value);
            case NUMBER -> writeNumber(value);
            case KIND -> writeKind(value);
            case ENUM -> writeEnum((Enum<?>) value);
            case FAILURE -> writeKind(Failure.of((Throwable) value));
            case PRIMITIVES -> writePrimitives(value);
            default -> writeContainer(form, value);
        }
    }

    private void writeContainer(Form form, Object value) throws IOException {
        enter(value);
        switch (form) {
            case LIST -> writeElements((Collection<?>) value);
            case SET -> writeSet((Set<?>) value);
            case MAP -> writeMap((Map<?, ?>) value);
            case ENTRY -> writeEntry((Map.Entry<?, ?>) value);
            case OPTIONAL -> writeOptional((Optional<?>) value);
            case FILE -> writeFile((FileValue) value);
            case CODED -> writeCoded(value);
            case ARRAY -> writeArray((Object[]) value);
            default -> writeObject(value);
        }
        nesting.leave();
    }

    /** Every object and array of the JSON counts, as it does to the reader; the lists within a tag do not. */
    private void enter(Object container) {
        if (!nesting.isEntered(container)) {
            String around = nesting.pathOf(container);
            throw new Refused(
                    container.getClass(),
                    "is the same object as "
                            + (around.isEmpty() ? "the whole artifact" : "what is at " + artifact + around)
                            + ", which holds it: a cycle cannot be kept. Keep a name or a number of it instead.");
        }
        if (nesting.depth() > Encodings.DEEPEST) {
            throw new Refused(
                    container.getClass(), "is nested in " + Encodings.DEEPEST + " others. Keep it in a flatter form.");
        }
    }

    private void writeNumber(Object number) throws IOException {
        String text = Numbers.text(number);
        if (text == null) {
            writeKind(number);
            return;
        }
        json.writeNumber(text);
    }

    private void writeKind(Object value) throws IOException {
        Kind<?> kind = Kinds.of(value);
        if (kind == null) {
            throw Refusals.of(value);
        }
        enter(value);
        startTag(kind.tag());
        write(kind.partsOf(value));
        json.writeEndObject();
        nesting.leave();
    }

    private void writeEnum(Enum<?> constant) throws IOException {
        enter(constant);
        startTag("enum");
        json.writeStartArray();
        json.writeString(constant.getDeclaringClass().getName());
        json.writeString(constant.name());
        json.writeEndArray();
        json.writeEndObject();
        nesting.leave();
    }

    private void writePrimitives(Object array) throws IOException {
        enter(array);
        startTag(PrimitiveArrays.tag(array.getClass()));
        json.writeBinary(PrimitiveArrays.bytes(array));
        json.writeEndObject();
        nesting.leave();
    }

    private void writeElements(Iterable<?> elements) throws IOException {
        json.writeStartArray();
        int index = 0;
        for (Object element : elements) {
            nesting.atIndex(index++);
            write(element);
        }
        json.writeEndArray();
    }

    private void writeSet(Set<?> set) throws IOException {
        warnOfComparator(set);
        perhapsTwice |= !SETS.contains(set.getClass());
        for (Object element : set) {
            perhapsTwice |= !Values.isImmutable(element);
        }
        startTag(Sorting.isNatural(set) ? "sortedSet" : "set");
        writeElements(set);
        json.writeEndObject();
    }

    private void writeMap(Map<?, ?> map) throws IOException {
        warnOfComparator(map);
        boolean sorted = Sorting.isNatural(map);
        if (!sorted && Keys.arePlain(map)) {
            writeMembers(map);
            return;
        }
        perhapsTwice |= !Keys.areDifferent(map);
        startTag(sorted ? "sortedMap" : "map");
        json.writeStartArray();
        int number = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeStartArray();
            nesting.atKeyNumber(number++);
            write(entry.getKey());
            nesting.atKey(entry.getKey());
            write(entry.getValue());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeMembers(Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            nesting.atKey(entry.getKey());
            json.writeFieldName(entry.getKey().toString());
            write(entry.getValue());
        }
        json.writeEndObject();
    }

    private void writeEntry(Map.Entry<?, ?> entry) throws IOException {
        startTag("entry");
        json.writeStartArray();
        nesting.at(".key");
        write(entry.getKey());
        nesting.at(".value");
        write(entry.getValue());
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeOptional(Optional<?> optional) throws IOException {
        startTag("optional");
        json.writeStartArray();
        if (optional.isPresent()) {
            nesting.at(".get()");
            write(optional.get());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeFile(FileValue given) throws IOException {
        FileValue file = given instanceof NewFile fresh ? new TakeOver(fresh, contents).take() : given;
        withFiles = true;
        startTag(file.isFolder() ? "folder" : "file");
        write(FileParts.of(file));
        json.writeEndObject();
    }

    private void writeCoded(Object value) throws IOException {
        ClassCodec codec = Objects.requireNonNull(classes.codec(value.getClass()));
        withFiles = true;
        startTag("coded");
        write(CodedParts.of(value, codec, contents));
        json.writeEndObject();
    }

    private void writeArray(Object[] array) throws IOException {
        Class<?> place = ArrayTypes.element(array.getClass());
        startTag("array");
        json.writeStartArray();
        json.writeString(ArrayTypes.name(array.getClass(), classes));
        json.writeStartArray();
        for (int i = 0; i < array.length; i++) {
            nesting.atIndex(i);
            writeAt(place, array[i]);
        }
        json.writeEndArray();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeObject(Object value) throws IOException {
        Shape shape = classes.shape(value.getClass());
        List<Shape.Member> members = shape.members();
        @Nullable Object[] contents = shape.contents(value);
        startTag("object");
        json.writeStartArray();
        json.writeString(value.getClass().getName());
        json.writeStartObject();
        for (int i = 0; i < contents.length; i++) {
            String name = members.get(i).name();
            nesting.at("." + name);
            json.writeFieldName(name);
            writeAt(members.get(i).type(), contents[i]);
        }
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What stands in a place of a declared type has to fit there when it comes back. */
    private void writeAt(Class<?> place, @Nullable Object value) throws IOException {
        if (value != null && place != Object.class && !place.isPrimitive()) {
            Fit.require(place, Form.of(value, classes), value);
        }
        write(value);
    }

    private void warnOfComparator(Object sorted) {
        if (Sorting.isByComparator(sorted)) {
            warnings.accept(artifact + path()
                    + " is sorted by a comparator, which cannot be kept: it comes back in the same order,"
                    + " but what is added to it then is not sorted in");
        }
    }

    private void startTag(String tag) throws IOException {
        tagged = true;
        json.writeStartObject();
        json.writeFieldName(Encodings.TAG + tag);
    }
}
