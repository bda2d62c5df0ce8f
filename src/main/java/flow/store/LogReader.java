package flow.store;

import org.jspecify.annotations.Nullable;

/** Reads what a run printed, in the order in which it was printed, also while the run goes on. For one thread at a time. */
public interface LogReader extends AutoCloseable {

    /**
     * The next line; null behind the last one that is there. Of a run that goes on more may follow, and later calls give it:
     * every line is given once.
     *
     * @throws StoreCorrupt when what stands there is not what was written
     */
    @Nullable
    LogEntry next();

    @Override
    void close();
}
