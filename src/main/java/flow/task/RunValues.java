package flow.task;

import flow.artifact.Encoded;
import flow.artifact.UnkeepableValue;
import flow.artifact.UnreadableValue;
import flow.artifact.Values;
import flow.store.ArtifactRef;
import flow.store.RunReader;
import flow.store.RunWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The values of one run as bytes: tasks hand them to each other in this form only. Safe for use by several threads. */
public final class RunValues {
    /** In bytes; up to here a byte[] may be in memory twice while it is kept. */
    private static final int LARGEST_TWICE = 1 << 20;

    private final Values values;
    private final RunWriter writer;
    private final RunReader reader;
    private final SecretsStayOutside guard;
    private final Queue<String> losses = new ConcurrentLinkedQueue<>();
    private final Set<String> reads = ConcurrentHashMap.newKeySet();

    RunValues(Values values, RunWriter writer, RunReader reader) {
        this(values, writer, reader, SecretsStayOutside.NONE);
    }

    private RunValues(Values values, RunWriter writer, RunReader reader, SecretsStayOutside guard) {
        this.values = values;
        this.writer = writer;
        this.reader = reader;
        this.guard = guard;
    }

    /** The same for one attempt, which may have files, and has these secrets, by name: none of them is ever kept. */
    RunValues of(Equipment equipment) {
        Map<String, String> secrets = equipment.secrets();
        return new RunValues(
                values.with(new RunContents(writer, reader, equipment.tempDir())),
                writer,
                reader,
                secrets.isEmpty() ? SecretsStayOutside.NONE : SecretsStayOutside.of(secrets, values));
    }

    /** What of the values that were stored will come back otherwise than expected, each a clause. */
    List<String> losses() {
        return losses.isEmpty() ? List.of() : losses.stream().distinct().toList();
    }

    /**
     * Stores a value.
     *
     * @param artifact its name, for messages
     * @throws UnkeepableValue when values of its kind cannot be kept
     */
    public ArtifactRef keep(String artifact, @Nullable Object value) {
        return isLarge(value) ? keepLarge(artifact, (byte[]) value) : writer.keep(encoded(artifact, value));
    }

    private static boolean isLarge(@Nullable Object value) {
        return value instanceof byte[] bytes && bytes.length > LARGEST_TWICE;
    }

    /** Piece by piece, and each piece is a copy of its own: a thread that the body has left behind may still write into it. */
    private ArtifactRef keepLarge(String artifact, byte[] bytes) {
        guard.check(artifact, bytes, new Encoded(Encoded.BYTES, bytes));
        try {
            return writer.keep(Encoded.BYTES, new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws UnkeepableValue when nothing of the value's class can be kept, whatever is in it */
    void requireKeepable(String artifact, @Nullable Object value) {
        values.requireKeepable(artifact, value);
    }

    /** Stores a value that was read before, if it was changed in place since; else answers what it was read from. */
    ArtifactRef keepChanged(String artifact, @Nullable Object value, ArtifactRef origin) {
        if (Values.isImmutable(value)) {
            return origin;
        }
        if (isLarge(value)) {
            Encoded bytes = new Encoded(Encoded.BYTES, (byte[]) value);
            return ArtifactRef.inline(bytes).isValueOf(origin) ? origin : keepLarge(artifact, bytes.bytes());
        }
        Encoded encoded = encoded(artifact, value);
        return ArtifactRef.inline(encoded).isValueOf(origin) ? origin : writer.keep(encoded);
    }

    private Encoded encoded(String artifact, @Nullable Object value) {
        Encoded encoded = values.encode(artifact, value, losses::add);
        guard.check(artifact, value, encoded);
        return encoded;
    }

    /**
     * A fresh copy.
     *
     * @param artifact its name, for messages
     * @throws UnreadableValue when its classes have changed, or its codec fails
     */
    @Nullable
    Object copy(String artifact, ArtifactRef reference) {
        Encoded encoded = reader.read(reference);
        if (encoded.encoding().equals(Encoded.BYTES) && reference.inline() == null) {
            return encoded.bytes();
        }
        try {
            return values.decode(encoded);
        } catch (UnreadableValue unreadable) {
            throw unreadable.of(artifact);
        }
    }

    /** A value of which every task gets a copy of its own. */
    Original original(String name, @Nullable Object value) {
        return Values.isImmutable(value) ? new Original(value, null) : new Original(null, values.encode(name, value));
    }

    private @Nullable Object copy(Original original) {
        return original.encoded == null ? original.shared : values.decode(original.encoded);
    }

    /** A task's own copy of a parameter, which it has read from now on. */
    @Nullable
    Object parameter(String name, Original original) {
        reads.add(name);
        return copy(original);
    }

    /** The parameters that were read, in alphabetical order. */
    Set<String> reads() {
        return new TreeSet<>(reads);
    }

    static boolean isImmutable(@Nullable Object value) {
        return Values.isImmutable(value);
    }

    /**
     * Such a value.
     *
     * @param shared when it is immutable
     * @param encoded when it is not
     */
    record Original(@Nullable Object shared, @Nullable Encoded encoded) {}
}
