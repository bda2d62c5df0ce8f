package flow.store;

import flow.artifact.Encoded;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Values that were kept, by where they are. May be used by several threads. */
public interface StoredValues {

    /** Whether a value of that size is there; whether it is what was kept, only reading it tells. */
    boolean has(ArtifactRef ref);

    /**
     * The value, just as it was kept. Unless its bytes are those of the reference itself they are the caller's own.
     *
     * @throws StoreCorrupt when it is not what was kept, or is gone
     */
    Encoded read(ArtifactRef ref);

    /**
     * The bytes of a value, which are not held in memory. All of them are verified before the first is given.
     *
     * @throws StoreCorrupt when it is not what was kept, or is gone
     */
    InputStream open(ArtifactRef ref);

    /**
     * The same bytes for somebody who can throw away what they got: they are verified on their way, in one pass. Only when this
     * returns, it is what was kept.
     *
     * @throws IOException when they cannot be written
     * @throws StoreCorrupt when it is not what was kept, or is gone
     */
    default void copy(ArtifactRef ref, OutputStream to) throws IOException {
        try (InputStream content = open(ref)) {
            content.transferTo(to);
        }
    }
}
