package flow.store.local;

import flow.artifact.Encoded;
import flow.store.ArtifactRef;
import flow.store.LogReader;
import flow.store.RecordFormat;
import flow.store.RunEnd;
import flow.store.RunReader;
import flow.store.RunRecord;
import flow.store.RunStart;
import flow.store.RunTags;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one run, finished or not. */
final class LocalRunReader implements RunReader {
    private final String runId;
    private final Path folder;
    private final Path journal;
    private final TagFile tags;
    private final Path log;
    private final Blobs blobs;
    private final RunStart start;

    LocalRunReader(String runId, Path folder, TagFile tags, Blobs blobs) {
        this.runId = runId;
        this.folder = folder;
        this.journal = RunFolder.journalOf(folder);
        this.tags = tags;
        this.log = RunFolder.logOf(folder);
        this.blobs = blobs;
        try (JournalReader reader = JournalReader.open(journal, Journal.HEAD)) {
            this.start = start(reader);
        }
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
        JournalReader reader = JournalReader.open(journal, Journal.HEAD);
        reader.next();
        return Stream.iterate(next(reader), Objects::nonNull, last -> next(reader))
                .map(Objects::requireNonNull)
                .onClose(reader::close);
    }

    @Override
    public RunTags tags() {
        return tags.read().map(start.tags()::withGiven).orElse(start.tags());
    }

    @Override
    public Optional<RunEnd> end() {
        byte[] last = LastFrame.of(journal);
        return last == null
                ? Optional.empty()
                : Optional.of(RecordFormat.read(last, journal.toString()))
                        .filter(RunEnd.class::isInstance)
                        .map(RunEnd.class::cast);
    }

    @Override
    public boolean isBeingWritten() {
        try {
            return RunLock.isHeld(RunFolder.lockOf(folder));
        } catch (IOException broken) {
            throw StoreFailure.of(folder, "cannot be read", broken);
        }
    }

    @Override
    public LogReader log() {
        return new LocalLogReader(log);
    }

    @Override
    public boolean has(ArtifactRef ref) {
        return ref.inline() != null || blobs.has(ref);
    }

    @Override
    public Encoded read(ArtifactRef ref) {
        byte[] inline = ref.inline();
        return inline == null ? blobs.read(ref) : new Encoded(ref.encoding(), inline);
    }

    @Override
    public InputStream open(ArtifactRef ref) {
        byte[] inline = ref.inline();
        return inline == null ? blobs.open(ref) : new ByteArrayInputStream(inline);
    }
}
