package flow.store;

import flow.artifact.Encoded;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a kept value is: within the record itself when it is small, else under its digest. Two are equal when they are the same
 * place; whether they are the same value, wherever it is, {@link #isValueOf} says.
 */
public final class ArtifactRef {
    private final String encoding;
    private final @Nullable String digest;
    private final long size;
    private final byte @Nullable [] inline;

    private ArtifactRef(String encoding, @Nullable String digest, long size, byte @Nullable [] inline) {
        this.encoding = encoding;
        this.digest = digest;
        this.size = size;
        this.inline = inline;
    }

    /** A value that is its own place. */
    public static ArtifactRef inline(Encoded value) {
        return new ArtifactRef(value.encoding(), null, value.bytes().length, value.bytes());
    }

    /** A value that is kept under its digest. */
    public static ArtifactRef elsewhere(Encoded value) {
        return elsewhere(value.encoding(), value.digest(), value.bytes().length);
    }

    /** The same for bytes that were never all in memory. */
    public static ArtifactRef elsewhere(String encoding, String digest, long size) {
        return new ArtifactRef(encoding, digest, size, null);
    }

    /** As in {@link Encoded}. */
    public String encoding() {
        return encoding;
    }

    /** As in {@link Encoded#digest}; equal digests mean equal values. That of bytes that are inline is made each time. */
    public String digest() {
        return digest == null ? new Encoded(encoding, Objects.requireNonNull(inline)).digest() : digest;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** The bytes themselves; null when they are kept elsewhere. */
    public byte @Nullable [] inline() {
        return inline;
    }

    /** Whether it is the same value, which may be somewhere else. */
    public boolean isValueOf(ArtifactRef other) {
        if (inline == null || other.inline == null) {
            return size == other.size && digest().equals(other.digest());
        }
        return encoding.equals(other.encoding) && Arrays.equals(inline, other.inline);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ArtifactRef that
                && encoding.equals(that.encoding)
                && Objects.equals(digest, that.digest)
                && size == that.size
                && Arrays.equals(inline, that.inline);
    }

    @Override
    public int hashCode() {
        return digest == null ? Arrays.hashCode(inline) : digest.hashCode();
    }

    @Override
    public String toString() {
        return encoding + " " + digest() + ", " + size + " bytes";
    }
}
