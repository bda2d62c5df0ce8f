package flow.store;

import flow.artifact.Encoded;
import java.util.stream.Stream;

/** A run as it stands in the store, finished or not. May be used by several threads. */
public interface RunReader {

    String runId();

    /** The first record, with all that was known before the first task. */
    RunStart start();

    /**
     * All records behind the first one, in the order they were written; of a run that is being written those that are there when
     * the stream begins. What a power cut or a killed process left of a last record is not part of it.
     *
     * @throws StoreCorrupt (while the stream is read) when a record is not what was written
     */
    Stream<RunRecord> records();

    /**
     * The value, just as it was kept.
     *
     * @throws StoreCorrupt when it is not what was kept, or is gone
     */
    Encoded read(ArtifactRef ref);
}
