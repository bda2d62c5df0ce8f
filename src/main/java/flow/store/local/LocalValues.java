package flow.store.local;

import flow.artifact.Encoded;
import flow.store.ArtifactRef;
import flow.store.StoredValues;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Values in a folder, and behind them those of the store over which it lies. */
final class LocalValues implements StoredValues {
    private final Blobs blobs;
    private final @Nullable StoredValues under;

    LocalValues(Blobs blobs) {
        this(blobs, null);
    }

    /** @param under where a value is read that is not in the folder; null for nowhere else */
    LocalValues(Blobs blobs, @Nullable StoredValues under) {
        this.blobs = blobs;
        this.under = under;
    }

    @Override
    public boolean has(ArtifactRef ref) {
        return ref.inline() != null || blobs.has(ref) || under != null && under.has(ref);
    }

    @Override
    public Encoded read(ArtifactRef ref) {
        byte[] inline = ref.inline();
        if (inline != null) {
            return new Encoded(ref.encoding(), inline);
        }
        return under == null || blobs.has(ref) ? blobs.read(ref) : under.read(ref);
    }

    @Override
    public InputStream open(ArtifactRef ref) {
        byte[] inline = ref.inline();
        if (inline != null) {
            return new ByteArrayInputStream(inline);
        }
        return under == null || blobs.has(ref) ? blobs.open(ref) : under.open(ref);
    }

    @Override
    public void copy(ArtifactRef ref, OutputStream to) throws IOException {
        byte[] inline = ref.inline();
        if (inline != null) {
            to.write(inline);
        } else if (under == null || blobs.has(ref)) {
            blobs.copy(ref, to);
        } else {
            under.copy(ref, to);
        }
    }
}
