package flow.store.object;

import flow.artifact.Encoded;
import flow.store.ArtifactRef;
import flow.store.Inheritance;
import flow.store.LogFormat;
import flow.store.LogLine;
import flow.store.LogSource;
import flow.store.RecordFormat;
import flow.store.RunEnd;
import flow.store.RunRecord;
import flow.store.RunStart;
import flow.store.RunWriter;
import flow.store.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Writes one run. */
final class ObjectRunWriter implements RunWriter {
    /** In bytes; a request for less would cost more than what it carries. */
    static final int LARGEST_INLINE = 4096;

    private final Place place;
    private final String runId;
    private final Lease lease;
    private final @Nullable Lease origin;
    private final Writing writing;
    private final Runnable whenClosed;

    private ObjectRunWriter(
            Place place, String runId, Lease lease, @Nullable Lease origin, Writing writing, Runnable whenClosed) {
        this.place = place;
        this.runId = runId;
        this.lease = lease;
        this.origin = origin;
        this.writing = writing;
        this.whenClosed = whenClosed;
    }

    /**
     * @param lease that was taken of the run, and is given back when it is closed
     * @param origin the same of one that is resumed; null when none is
     * @param whenClosed is called in the end
     */
    static ObjectRunWriter create(
            Place place,
            String runId,
            Lease lease,
            @Nullable Lease origin,
            RunStart start,
            Inheritance inherited,
            Writing writing,
            Runnable whenClosed) {
        List<Future<String>> kept = new ArrayList<>();
        RunStart written = kept(place.values(), start, kept);
        writing.first(kept, inherited.tasks().stream().map(RecordFormat::write).toList());
        if (!place.create(Keys.start(runId), "start", runId, 0, List.of(RecordFormat.write(written)))) {
            throw new StoreFailure(place.requests().place(Keys.start(runId)) + " is somebody else's.");
        }
        writing.begin();
        return new ObjectRunWriter(place, runId, lease, origin, writing, whenClosed);
    }

    /** Begins a run that only its tasks write. Its first record as it was written; empty when there is one of that id already. */
    static Optional<byte[]> begin(Place place, String runId, RunStart start) {
        List<Future<String>> kept = new ArrayList<>();
        RunStart written = kept(place.values(), start, kept);
        kept.forEach(Transfers::result);
        byte[] first = RecordFormat.write(written);
        boolean isFirst = place.create(Keys.start(runId), "start", runId, 0, List.of(first));
        return isFirst ? Optional.of(first) : Optional.empty();
    }

    private static RunStart kept(Values values, RunStart start, List<Future<String>> going) {
        return start.withValues(kept(values, start.parameters(), going), kept(values, start.configs(), going));
    }

    private static Map<String, ArtifactRef> kept(
            Values values, Map<String, ArtifactRef> inline, List<Future<String>> going) {
        Map<String, ArtifactRef> kept = new LinkedHashMap<>();
        inline.forEach((name, ref) -> {
            byte[] bytes = ref.inline();
            boolean isLarge = bytes != null && bytes.length > LARGEST_INLINE;
            kept.put(name, isLarge ? keep(values, new Encoded(ref.encoding(), bytes), going) : ref);
        });
        return kept;
    }

    private static ArtifactRef keep(Values values, Encoded value, List<Future<String>> going) {
        ArtifactRef ref = ArtifactRef.elsewhere(value);
        going.add(values.keep(ref, value.bytes()));
        return ref;
    }

    @Override
    public String runId() {
        return runId;
    }

    @Override
    public ArtifactRef keep(Encoded value) {
        writing.requireSound();
        if (value.bytes().length <= LARGEST_INLINE) {
            return ArtifactRef.inline(value);
        }
        ArtifactRef ref = ArtifactRef.elsewhere(value);
        writing.value(place.values().keep(ref, value.bytes()));
        return ref;
    }

    @Override
    public ArtifactRef keep(String encoding, InputStream content) throws IOException {
        writing.requireSound();
        return place.values().keep(encoding, content);
    }

    @Override
    public void append(RunRecord record) {
        if (record instanceof RunEnd end) {
            append(end);
            return;
        }
        writing.record(RecordFormat.write(record));
    }

    /** It stands behind everything else, and once more where it is found at once. */
    private void append(RunEnd end) {
        byte[] last = RecordFormat.write(end.withLog(writing.syncedLog()));
        writing.record(last);
        writing.syncedLog();
        place.create(Keys.end(runId), "end", runId, writing.journalSegments(), List.of(last));
        if (place.requests().look(Keys.start(runId)).isEmpty()) {
            throw new StoreFailure("run " + runId + " was taken away from "
                    + place.requests().place() + " while it was written: what it did is lost.");
        }
    }

    @Override
    public void print(LogSource source, List<LogLine> lines) {
        writing.lines(LogFormat.write(source, lines));
    }

    @Override
    public void sync() {
        writing.sync();
    }

    /** Takes back a run that was just begun. */
    void discard() {
        place.requests().delete(List.of(Keys.start(runId)));
        close();
    }

    @Override
    public void close() {
        try {
            writing.close();
            writing.requireSound();
        } finally {
            whenClosed.run();
            lease.close();
            if (origin != null) {
                origin.close();
            }
        }
    }
}
