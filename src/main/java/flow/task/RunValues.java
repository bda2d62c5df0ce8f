package flow.task;

import flow.artifact.Encoded;
import flow.artifact.UnkeepableValue;
import flow.artifact.Values;
import flow.store.ArtifactRef;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of one run as bytes: tasks hand them to each other in this form only. Safe for use by several threads. */
public final class RunValues {
    private final Values values;
    private final Function<Encoded, ArtifactRef> keep;
    private final Function<ArtifactRef, Encoded> read;
    private final SecretsStayOutside guard;

    /**
     * @param keep stores bytes for good and says where
     * @param read the bytes again
     */
    RunValues(Values values, Function<Encoded, ArtifactRef> keep, Function<ArtifactRef, Encoded> read) {
        this(values, keep, read, SecretsStayOutside.NONE);
    }

    private RunValues(
            Values values,
            Function<Encoded, ArtifactRef> keep,
            Function<ArtifactRef, Encoded> read,
            SecretsStayOutside guard) {
        this.values = values;
        this.keep = keep;
        this.read = read;
        this.guard = guard;
    }

    /** The same, for a task that has these secrets, by name: none of them is ever kept. */
    RunValues without(Map<String, String> secrets) {
        return secrets.isEmpty() ? this : new RunValues(values, keep, read, SecretsStayOutside.of(secrets, values));
    }

    /**
     * Stores a value.
     *
     * @param artifact its name, for messages
     * @throws UnkeepableValue when values of its kind cannot be kept
     */
    ArtifactRef keep(String artifact, @Nullable Object value) {
        return keep.apply(encoded(artifact, value));
    }

    /** Stores a value that was read before, if it was changed in place since; else answers what it was read from. */
    ArtifactRef keepChanged(String artifact, @Nullable Object value, ArtifactRef origin) {
        if (Values.isImmutable(value)) {
            return origin;
        }
        Encoded encoded = encoded(artifact, value);
        return encoded.digest().equals(origin.digest()) ? origin : keep.apply(encoded);
    }

    private Encoded encoded(String artifact, @Nullable Object value) {
        Encoded encoded = values.encode(artifact, value);
        guard.check(artifact, value, encoded);
        return encoded;
    }

    /** A fresh copy. */
    @Nullable
    Object copy(ArtifactRef reference) {
        return values.decode(read.apply(reference));
    }

    /** A value of which every task gets a copy of its own. */
    Original original(String name, @Nullable Object value) {
        return Values.isImmutable(value) ? new Original(value, null) : new Original(null, values.encode(name, value));
    }

    @Nullable
    Object copy(Original original) {
        return original.encoded == null ? original.shared : values.decode(original.encoded);
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
