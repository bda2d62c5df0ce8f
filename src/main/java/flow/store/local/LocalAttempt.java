package flow.store.local;

import flow.artifact.Encoded;
import flow.graph.TaskId;
import flow.store.ArtifactRef;
import flow.store.AttemptWriter;
import flow.store.LogFormat;
import flow.store.LogLine;
import flow.store.LogSource;
import flow.store.RunRecord;
import flow.store.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes one attempt at a task, in a process of its own: its values, what it prints, and behind them the record that commits it. */
final class LocalAttempt implements AttemptWriter {
    private final String runId;
    private final TaskId task;
    private final int attempt;
    private final int nodes;
    private final TasksApart apart;
    private final Blobs blobs;
    private final Disk disk;
    private @Nullable Journal log;
    private volatile @Nullable RunRecord committed;

    /** @param nodes how many the gang has of which it is one; 0 of every other task */
    LocalAttempt(String runId, TaskId task, int attempt, int nodes, TasksApart apart, Blobs blobs, Disk disk) {
        this.runId = runId;
        this.task = task;
        this.attempt = attempt;
        this.nodes = nodes;
        this.apart = apart;
        this.blobs = blobs;
        this.disk = disk;
    }

    @Override
    public String runId() {
        return runId;
    }

    @Override
    public ArtifactRef keep(Encoded value) {
        if (value.bytes().length <= LocalRunWriter.LARGEST_INLINE) {
            return ArtifactRef.inline(value);
        }
        ArtifactRef ref = ArtifactRef.elsewhere(value);
        blobs.keep(value, ref.digest());
        return ref;
    }

    @Override
    public ArtifactRef keep(String encoding, InputStream content) throws IOException {
        return blobs.keep(encoding, content);
    }

    @Override
    public void append(RunRecord record) {
        sync();
        committed = apart.write(record, nodes) ? record : null;
    }

    @Override
    public Optional<RunRecord> committed() {
        return Optional.ofNullable(committed);
    }

    @Override
    public void print(LogSource source, List<LogLine> lines) {
        begun().append(LogFormat.write(source, lines));
    }

    private synchronized Journal begun() {
        if (log == null) {
            try {
                log = Journal.create(disk, apart.newLog(task, attempt), Head.ofLog(runId));
            } catch (IOException failed) {
                throw new StoreFailure("the log of " + task + " cannot be written: " + failed.getMessage());
            }
        }
        return log;
    }

    /** Blobs first: a record on the disk is not to speak of values that are not. */
    @Override
    public synchronized void sync() {
        try {
            blobs.force();
        } catch (IOException failed) {
            throw new StoreFailure("values of " + task + " did not reach the disk: " + failed.getMessage());
        }
        if (log != null) {
            log.force();
        }
    }

    @Override
    public synchronized void close() {
        if (log != null) {
            log.close();
        }
    }
}
