package flow.store.object;

import flow.artifact.Encoded;
import flow.store.ArtifactRef;
import flow.store.AttemptWriter;
import flow.store.LogFormat;
import flow.store.LogLine;
import flow.store.LogSource;
import flow.store.RunRecord;
import flow.store.TaskDone;
import flow.store.TaskFailed;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes one attempt at a task, in a process of its own: its values, and behind them one object that commits it, created by one attempt only. */
final class ObjectAttempt implements AttemptWriter {
    private final Place place;
    private final String runId;
    private final int nodes;
    private final Writing writing;
    private volatile @Nullable RunRecord committed;

    /** @param nodes how many the gang has of which it is one; 0 of every other task */
    ObjectAttempt(Place place, String runId, int nodes, Writing writing) {
        this.place = place;
        this.runId = runId;
        this.nodes = nodes;
        this.writing = writing;
    }

    @Override
    public String runId() {
        return runId;
    }

    @Override
    public ArtifactRef keep(Encoded value) {
        if (value.bytes().length <= ObjectRunWriter.LARGEST_INLINE) {
            return ArtifactRef.inline(value);
        }
        ArtifactRef ref = ArtifactRef.elsewhere(value);
        writing.value(place.values().keep(ref, value.bytes()));
        return ref;
    }

    @Override
    public ArtifactRef keep(String encoding, InputStream content) throws IOException {
        return place.values().keep(encoding, content);
    }

    @Override
    public void append(RunRecord record) {
        writing.syncedLog();
        committed = isCommitted(record) ? record : null;
    }

    private boolean isCommitted(RunRecord record) {
        TasksApart apart = new TasksApart(place, runId);
        if (record instanceof TaskDone done) {
            return apart.commit(done, nodes);
        }
        if (record instanceof TaskFailed failed) {
            return apart.commit(failed);
        }
        throw new IllegalArgumentException("a task writes down how it ended, and nothing else");
    }

    @Override
    public Optional<RunRecord> committed() {
        return Optional.ofNullable(committed);
    }

    @Override
    public void print(LogSource source, List<LogLine> lines) {
        writing.lines(LogFormat.write(source, lines));
    }

    @Override
    public void sync() {
        writing.sync();
    }

    @Override
    public void close() {
        writing.close();
        writing.requireSound();
    }
}
