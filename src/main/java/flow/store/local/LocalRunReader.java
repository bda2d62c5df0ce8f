package flow.store.local;

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
import flow.store.StoreFailure;
import flow.store.StoredValues;
import flow.store.TaskDone;
import flow.store.TaskFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one run, finished or not. */
final class LocalRunReader implements RunReader {
    private final String runId;
    private final Path folder;
    private final Path journal;
    private final TagFile tags;
    private final Path log;
    private final StoredValues values;
    private final Disk disk;
    private final RunStart start;
    private final Framing framing;

    LocalRunReader(String runId, Path folder, StoredValues values, Disk disk) {
        this.runId = runId;
        this.folder = folder;
        this.disk = disk;
        this.journal = RunFolder.journalOf(folder);
        this.tags = new TagFile(folder, disk);
        this.log = RunFolder.logOf(folder);
        this.values = values;
        try (JournalReader reader = reader()) {
            this.start = start(reader);
            this.framing = reader.framing();
        }
    }

    private JournalReader reader() {
        return JournalReader.open(journal, Head.ofJournal(runId));
    }

    private static RunStart start(JournalReader reader) {
        RunRecord first = next(reader);
        if (first instanceof RunStart start) {
            return start;
        }
        throw new StoreCorrupt(reader.place(), "the run's first record did not reach the disk");
    }

    /** Behind the last record the file is closed, whether or not somebody closes the stream. */
    private static @Nullable RunRecord next(JournalReader reader) {
        byte[] payload = reader.next();
        if (payload == null) {
            reader.close();
            return null;
        }
        return RecordFormat.read(payload, reader.place());
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
        // Listed first: what whoever writes the run has said of them by then is among the others.
        List<RunRecord> apart = apart().records();
        return RunIds.isDeployed(runId)
                ? RecordsInTurn.ofTasks(apart, apart().end().orElse(null))
                : RecordsInTurn.of(written(), apart);
    }

    @Override
    public Stream<RunRecord> written() {
        JournalReader reader = reader();
        reader.next();
        return Stream.iterate(next(reader), Objects::nonNull, last -> next(reader))
                .map(Objects::requireNonNull)
                .onClose(reader::close);
    }

    private TasksApart apart() {
        return new TasksApart(runId, folder, disk);
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

    @Override
    public RunTags tags() {
        return tags.read().map(start.tags()::withGiven).orElse(start.tags());
    }

    @Override
    public Optional<RunEnd> end() {
        if (RunIds.isDeployed(runId)) {
            return apart().end();
        }
        LastRecord last = LastRecord.of(journal, framing);
        RunRecord record = last == null ? lastRead() : RecordFormat.read(last.payload(), journal.toString());
        if (record instanceof RunEnd && last != null && !last.isPromised()) {
            record = lastRead();
        }
        return record instanceof RunEnd end ? Optional.of(end) : Optional.empty();
    }

    /** Where no whole record stands at the end, or one that may have got there before others, reading alone tells what counts. */
    private RunRecord lastRead() {
        try (JournalReader reader = reader()) {
            RunRecord last = start;
            for (RunRecord record = next(reader); record != null; record = next(reader)) {
                last = record;
            }
            return last;
        }
    }

    @Override
    public Optional<String> writer() {
        try {
            return RunFolder.writer(runId, folder, disk);
        } catch (IOException broken) {
            throw StoreFailure.of(folder, "cannot be read", broken);
        }
    }

    @Override
    public LogReader log() {
        return new LogsInTurn(new LocalLogReader(log, Head.ofLog(runId), this::end), apart()::logs);
    }

    @Override
    public Optional<String> successor() {
        return ResumedRun.successor(runId, folder, disk).filter(this::isThere);
    }

    /** A crash may have left a name, but not what has it. */
    private boolean isThere(String other) {
        Path its = folder.resolveSibling(other);
        if (!RunIds.isOne(other) || !Files.isDirectory(its)) {
            return false;
        }
        try {
            return other.equals(new LocalRunReader(other, its, values, disk).runId());
        } catch (StoreCorrupt unreadable) {
            return false;
        }
    }

    @Override
    public boolean has(ArtifactRef ref) {
        return values.has(ref);
    }

    @Override
    public Encoded read(ArtifactRef ref) {
        return values.read(ref);
    }

    @Override
    public InputStream open(ArtifactRef ref) {
        return values.open(ref);
    }

    @Override
    public void copy(ArtifactRef ref, OutputStream to) throws IOException {
        values.copy(ref, to);
    }
}
