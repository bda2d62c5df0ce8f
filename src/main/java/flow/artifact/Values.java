package flow.artifact;

import flow.FileValue;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into bytes and back. What is kept is the value, not the class that implemented it: a list comes back as a mutable
 * list, equal and in the same order, whatever list it was. Numbers, texts, dates, records, enums, arrays and values of the
 * script's own classes keep their class. The same value always gives the same bytes, and so does what came back of it.
 *
 * <p>May be used by several threads.
 */
public final class Values {
    private final ScriptClasses classes;
    private final Contents contents;

    /** @param scriptClasses the loader of the script's own classes; values of other foreign classes are refused */
    public Values(ClassLoader scriptClasses) {
        this(scriptClasses, List.of());
    }

    /** @param codecs for classes that cannot be kept otherwise, or not as the script wants it */
    public Values(ClassLoader scriptClasses, List<ClassCodec> codecs) {
        this(new ScriptClasses(scriptClasses, codecs), Contents.NONE);
    }

    /**
     * Java's own serialisation, of objects of the script's own classes and jars and of plain values of Java only.
     *
     * @param scriptClasses the loader of the script's classes, below that of its jars
     */
    public static ClassCodec javaCodec(Class<?> type, ClassLoader scriptClasses) {
        return new JavaCodec(type, scriptClasses);
    }

    private Values(ScriptClasses classes, Contents contents) {
        this.classes = classes;
        this.contents = contents;
    }

    /** The same for values that hold files. */
    public Values with(Contents theirs) {
        return new Values(classes, theirs);
    }

    /**
     * What {@code file(path)} makes: a file or folder that is taken over when it is encoded.
     *
     * @param said as the script said it, for messages
     */
    public static FileValue file(Path path, String said) {
        return NewFile.of(path, said);
    }

    /**
     * @param artifact the name to use in messages
     * @param warnings takes whole sentences about what will come back otherwise than expected
     * @throws UnkeepableValue when the value, or something in it, cannot be kept
     */
    public Encoded encode(String artifact, @Nullable Object value, Consumer<String> warnings) {
        if (value instanceof byte[] bytes) {
            return new Encoded(Encodings.BYTES, bytes.clone());
        }
        Encoded plain = Plain.encode(value);
        if (plain != null) {
            return plain;
        }
        Encoder encoder = new Encoder(artifact, classes, contents, warnings);
        Encoded encoded = encoded(artifact, value, encoder);
        return encoder.isPerhapsTwice() ? encodeOnce(artifact, value, encoded) : encoded;
    }

    /** The same, without a word about what will come back otherwise. */
    public Encoded encode(String artifact, @Nullable Object value) {
        return encode(artifact, value, warning -> {});
    }

    /** Code of the script runs here: iterators, texts that are only now put together. */
    private static Encoded encoded(String artifact, @Nullable Object value, Encoder encoder) {
        try {
            return encoder.encode(value);
        } catch (Refused refused) {
            throw new UnkeepableValue(
                    artifact, encoder.path(), refused.className(), refused.reason(), refused.getCause());
        } catch (ContentsFailure lost) {
            throw lost;
        } catch (RuntimeException failed) {
            throw new UnkeepableValue(
                    artifact,
                    encoder.path(),
                    Refused.readableClassOf(value),
                    "fails while it is read: " + failed,
                    failed);
        }
    }

    /** What comes back decides which elements and keys are equal. */
    private Encoded encodeOnce(String artifact, @Nullable Object value, Encoded encoded) {
        try {
            return encoded(artifact, decode(encoded), new Encoder(artifact, classes, contents, warning -> {}));
        } catch (UnreadableValue lost) {
            throw new UnkeepableValue(
                    artifact, lost.path(), Refused.readableClassOf(value), "would not come back: " + lost.reason());
        }
    }

    /**
     * Refuses a value whose class can never be kept, without looking inside: for the line that assigns it.
     *
     * @throws UnkeepableValue when nothing of its class can be kept
     */
    public void requireKeepable(String artifact, @Nullable Object value) {
        if (value == null) {
            return;
        }
        try {
            Form.of(value, classes);
        } catch (Refused refused) {
            throw new UnkeepableValue(artifact, "", refused.className(), refused.reason());
        }
    }

    /**
     * A fresh copy each time.
     *
     * @throws UnreadableValue when the bytes are no value, or its classes have changed
     */
    public @Nullable Object decode(Encoded value) {
        Number plain = Plain.number(value);
        return plain == null ? Decoder.decode(value, classes, contents) : plain;
    }

    /** Whether nothing can change it, so that it need not be encoded again after it was read. */
    public static boolean isImmutable(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean || Numbers.areOf(value.getClass())) {
            return true;
        }
        if (value instanceof Map || value instanceof Collection) {
            return false;
        }
        if (value instanceof Optional<?> optional) {
            return isImmutable(optional.orElse(null));
        }
        if (value instanceof Enum) {
            return true;
        }
        Kind<?> kind = Kinds.of(value);
        return kind != null && kind.immutable();
    }
}
