package flow.store;

import flow.artifact.Encoded;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A run while it happens. All methods may be called by any number of threads; none but {@link #sync}, {@link #close} and the
 * {@link #append} of its end waits for the disk. After a {@link StoreFailure} of {@link #append}, {@link #print} or {@link #sync} the
 * run can no longer be written, and each of them fails again.
 */
public interface RunWriter extends AutoCloseable {

    /** Twelve lower-case letters and digits, never digits only; ids sort by the start of their runs. */
    String runId();

    /** Keeps a value, once however often it is kept. It has to be kept before a record that refers to it is appended. */
    ArtifactRef keep(Encoded value);

    /**
     * Keeps a value by its bytes, however many: they are not held in memory. It is kept under its digest, even when it is
     * small.
     *
     * @param content is read to its end and left open
     * @throws IOException when the content cannot be read; what the store cannot do is a {@link StoreFailure}
     */
    ArtifactRef keep(String encoding, InputStream content) throws IOException;

    /**
     * Adds a record behind those that were added before. It can be read at once, also by other processes. Before a {@link RunEnd}
     * all that was written is synced.
     */
    void append(RunRecord record);

    /**
     * Adds lines behind those that were printed before. They can be read at once, and survive the end of this process.
     *
     * @param lines of one source
     */
    void print(LogSource source, List<LogLine> lines);

    /** Returns when everything that was kept, appended and printed before the call survives a power cut. Waiting threads share one write. */
    void sync();

    /** Syncs, and lets go of the run. */
    @Override
    void close();
}
