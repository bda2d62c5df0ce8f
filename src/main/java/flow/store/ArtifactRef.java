package flow.store;

import flow.artifact.Encoded;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a kept value is: within the record itself when it is small, else under its digest.
 *
 * @param encoding as in {@link Encoded}
 * @param digest as in {@link Encoded#digest}; equal digests mean equal values
 * @param size of the bytes
 * @param inline the bytes themselves; null when they are kept elsewhere
 */
public record ArtifactRef(String encoding, String digest, long size, byte @Nullable [] inline) {

    /** A value that is its own place. */
    public static ArtifactRef inline(Encoded value) {
        return new ArtifactRef(value.encoding(), value.digest(), value.bytes().length, value.bytes());
    }

    /** A value that is kept under its digest. */
    public static ArtifactRef elsewhere(Encoded value) {
        return new ArtifactRef(value.encoding(), value.digest(), value.bytes().length, null);
    }

    /** The same for bytes that were never all in memory. */
    public static ArtifactRef elsewhere(String encoding, String digest, long size) {
        return new ArtifactRef(encoding, digest, size, null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArtifactRef that
                && encoding.equals(that.encoding)
                && digest.equals(that.digest)
                && size == that.size
                && Arrays.equals(inline, that.inline);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return encoding + " " + digest + ", " + size + " bytes";
    }
}
