package flow.store.object;

import flow.artifact.Encoded;
import flow.graph.TaskId;
import flow.store.ArtifactRef;
import flow.store.LogReader;
import flow.store.LogsInTurn;
import flow.store.RecordFormat;
import flow.store.RecordsInTurn;
import flow.store.RunEnd;
import flow.store.RunIds;
import flow.store.RunReader;
import flow.store.RunRecord;
import flow.store.RunStart;
import flow.store.RunTags;
import flow.store.StoreCorrupt;
import flow.store.TaskDone;
import flow.store.TaskFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one run, finished or not. */
final class ObjectRunReader implements RunReader {
    private final Place place;
    private final String runId;
    private final RunStart start;
    private final Runnable flush;

    /** @param flush writes what this process itself has yet to write of the run */
    private ObjectRunReader(Place place, String runId, RunStart start, Runnable flush) {
        this.place = place;
        this.runId = runId;
        this.start = start;
        this.flush = flush;
    }

    /** Empty when there is no such run. */
    static Optional<ObjectRunReader> open(Place place, String runId, Runnable flush) {
        return place.read(Keys.start(runId), "start", runId, 0)
                .map(first -> new ObjectRunReader(place, runId, start(place, runId, first.texts()), flush));
    }

    /** One that only its tasks write, by its first record as it was written. */
    static ObjectRunReader of(Place place, String runId, byte[] first) {
        return new ObjectRunReader(place, runId, start(place, runId, List.of(first)), () -> {});
    }

    private static RunStart start(Place place, String runId, List<byte[]> texts) {
        String where = place.requests().place(Keys.start(runId));
        if (texts.size() == 1 && RecordFormat.read(texts.get(0), where) instanceof RunStart start) {
            return start;
        }
        throw new StoreCorrupt(where, "it is not the first record of a run");
    }

    @Override
    public String runId() {
        return runId;
    }

    @Override
    public RunStart start() {
        return start;
    }

    @Override
    public Stream<RunRecord> records() {
        flush.run();
        // Listed first: what whoever writes the run has said of them by then is among the others.
        List<RunRecord> apart = apart().records();
        return RunIds.isDeployed(runId)
                ? RecordsInTurn.ofTasks(apart, end().orElse(null))
                : RecordsInTurn.of(written(), apart);
    }

    @Override
    public Stream<RunRecord> written() {
        if (RunIds.isDeployed(runId)) {
            return Stream.empty();
        }
        flush.run();
        int least = endAside().map(Envelope::number).orElse(0);
        SegmentReader segments = new SegmentReader(place, Segment.Row.journal(runId));
        segments.lookAgain();
        segments.requireKnown(least);
        return Stream.generate(() -> Optional.ofNullable(next(segments)))
                .takeWhile(Optional::isPresent)
                .map(Optional::get);
    }

    private TasksApart apart() {
        return new TasksApart(place, runId);
    }

    @Override
    public Optional<TaskDone> ofTask(TaskId task) {
        return apart().done(task);
    }

    @Override
    public List<TaskDone> ofOtherTasks(Set<TaskId> known) {
        return apart().done(known);
    }

    @Override
    public Optional<TaskDone> ofAttempt(TaskId task, int attempt) {
        return apart().left(task, attempt);
    }

    @Override
    public Optional<TaskFailed> ofFailure(TaskId task, int attempt) {
        return apart().failed(task, attempt);
    }

    private static @Nullable RunRecord next(SegmentReader segments) {
        byte[] text = segments.next();
        return text == null ? null : RecordFormat.read(text, segments.place());
    }

    private Optional<Envelope> endAside() {
        return endAside(place, runId);
    }

    /** Its last record where it is found at once, with the number of segments before; empty when there is none. */
    static Optional<Envelope> endAside(Place place, String runId) {
        return place.read(Keys.end(runId), "end", runId);
    }

    @Override
    public Optional<RunEnd> end() {
        Optional<Envelope> aside = endAside();
        if (aside.isPresent()) {
            return end(aside.get().texts(), place.requests().place(Keys.end(runId)));
        }
        if (RunIds.isDeployed(runId)) {
            return Optional.empty();
        }
        Segment.Row journal = Segment.Row.journal(runId);
        SegmentReader segments = new SegmentReader(place, journal);
        segments.lookAgain();
        return segments.last()
                .flatMap(last -> end(last.texts(), place.requests().place(last.key())));
    }

    private static Optional<RunEnd> end(List<byte[]> texts, String where) {
        if (!texts.isEmpty() && RecordFormat.read(texts.get(texts.size() - 1), where) instanceof RunEnd end) {
            return Optional.of(end);
        }
        return Optional.empty();
    }

    @Override
    public RunTags tags() {
        return new ObjectTags(place, runId).read().map(start.tags()::withGiven).orElse(start.tags());
    }

    @Override
    public Optional<String> writer() {
        return place.writer(runId);
    }

    @Override
    public Optional<String> successor() {
        return new Successor(place, runId).get();
    }

    @Override
    public LogReader log() {
        flush.run();
        LogReader own = new ObjectLogReader(new SegmentReader(place, Segment.Row.log(runId)), this::end);
        return new LogsInTurn(own, apart()::logs);
    }

    @Override
    public boolean has(ArtifactRef ref) {
        return place.values().has(ref);
    }

    @Override
    public Encoded read(ArtifactRef ref) {
        return place.values().read(ref);
    }

    @Override
    public InputStream open(ArtifactRef ref) {
        return place.values().open(ref);
    }

    @Override
    public void copy(ArtifactRef ref, OutputStream to) throws IOException {
        place.values().copy(ref, to);
    }
}
