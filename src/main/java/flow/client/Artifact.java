package flow.client;

import flow.artifact.Encoded;
import flow.artifact.Stored;
import flow.artifact.Values;
import flow.store.ArtifactRef;
import flow.store.RunReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A value that was kept. */
public final class Artifact {
    private final String name;
    private final ArtifactRef ref;
    private final RunReader run;
    private final Values values;

    Artifact(String name, ArtifactRef ref, RunReader run, Values values) {
        this.name = name;
        this.ref = ref;
        this.run = run;
        this.values = values;
    }

    public String getName() {
        return name;
    }

    /** In bytes, as it is kept. */
    public long getSize() {
        return ref.size();
    }

    /** Equal digests mean equal values. */
    public String getDigest() {
        return ref.digest();
    }

    /** How it is written, a word and a version: {@code json/1} is JSON for any language. */
    public String getEncoding() {
        return ref.encoding();
    }

    /** What its user would call it: {@code Integer}, {@code List}, {@code Point}. */
    public String getType() {
        return isBytes() ? "byte[]" : stored().type();
    }

    /** Whether it is a byte[] by itself, which is kept as it is, however large. */
    public boolean isBytes() {
        return ref.encoding().equals(Encoded.BYTES);
    }

    /** Its bytes as they are kept, not held in memory; all of them are verified before the first is given. */
    public InputStream open() {
        return run.open(ref);
    }

    /**
     * Writes the same bytes to somebody who throws away what they got when this fails: they are verified on their way, in one pass.
     *
     * @throws IOException when they cannot be written
     * @throws flow.store.StoreCorrupt when they are not what was kept
     */
    public void copyTo(OutputStream to) throws IOException {
        run.copy(ref, to);
    }

    /** What it holds, as names, texts and numbers: no class of the script is needed. */
    public Stored stored() {
        return Stored.of(encoded(), new ReadContents(run));
    }

    /**
     * A fresh copy of the value. What holds objects of the script's own classes needs those: see {@link Runs#with}.
     *
     * @throws flow.artifact.UnreadableValue when it needs a class that is not there
     * @throws flow.store.StoreCorrupt when it is not what was kept
     */
    public @Nullable Object getValue() {
        return values.with(new ReadContents(run)).decode(encoded());
    }

    /** The value as it was kept. */
    public Encoded encoded() {
        return run.read(ref);
    }

    @Override
    public String toString() {
        return name;
    }
}
