package flow.store.local;

import flow.artifact.Encoded;
import flow.store.ArtifactRef;
import flow.store.Inheritance;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes one run: its journal, and the blobs that it needs. */
final class LocalRunWriter implements RunWriter {
    /** In bytes; a file for less would cost more than it holds. */
    static final int LARGEST_INLINE = 1024;

    private static final int TRIES = 100;

    private final RunFolder folder;
    private final Journal journal;
    private final RunLog log;
    private final Blobs blobs;
    private final @Nullable ResumedRun origin;
    private final AtomicLong written = new AtomicLong();
    private final Object turn = new Object();
    private long synced;
    private boolean named;

    private LocalRunWriter(RunFolder folder, Journal journal, RunLog log, Blobs blobs, @Nullable ResumedRun origin) {
        this.folder = folder;
        this.journal = journal;
        this.log = log;
        this.blobs = blobs;
        this.origin = origin;
    }

    /**
     * @param ids each of which may be taken
     * @param inherited what it begins with, behind its first record
     * @param origin that is resumed, and let go of when the run is closed; null when none is
     */
    static LocalRunWriter create(
            FlowFolder flow,
            Supplier<String> ids,
            Disk disk,
            RunStart start,
            Inheritance inherited,
            @Nullable ResumedRun origin) {
        for (int i = 0; i < TRIES; i++) {
            Optional<LocalRunWriter> begun = RunFolder.createAside(flow, ids.get(), disk)
                    .flatMap(folder -> begun(folder, new Blobs(flow.blobs(), disk), disk, start, inherited, origin));
            if (begun.isPresent()) {
                return begun.get();
            }
        }
        throw new StoreFailure(flow.runs() + " cannot be written: no id is free.");
    }

    /** Writes the beginning of a run of that id, which is safe on the disk when this returns, and no more. */
    static void write(FlowFolder flow, String runId, Disk disk, RunStart start) {
        RunFolder.createAside(flow, runId, disk)
                .flatMap(folder -> begun(folder, new Blobs(flow.blobs(), disk), disk, start, Inheritance.NONE, null))
                .orElseThrow(
                        () -> new StoreFailure(flow.runs() + " cannot be written: run " + runId + " is in the way."))
                .close();
    }

    /** Empty when somebody else was faster to take the id. */
    private static Optional<LocalRunWriter> begun(
            RunFolder folder,
            Blobs blobs,
            Disk disk,
            RunStart start,
            Inheritance inherited,
            @Nullable ResumedRun origin) {
        try {
            Journal journal = Journal.create(disk, folder.journal(), Head.ofJournal(folder.runId()));
            LocalRunWriter writer = new LocalRunWriter(folder, journal, new RunLog(disk, folder), blobs, origin);
            if (writer.begin(start, inherited)) {
                return Optional.of(writer);
            }
            folder.delete();
            return Optional.empty();
        } catch (StoreFailure failed) {
            folder.delete();
            throw failed;
        }
    }

    /** Whether it has its name. */
    private boolean begin(RunStart start, Inheritance inherited) {
        boolean isNamed = false;
        try {
            append(start.withValues(kept(start.parameters()), kept(start.configs())));
            inherited.values().forEach(this::adopt);
            inherited.tasks().forEach(this::append);
            isNamed = folder.giveName();
            journal.movedTo(folder.journal());
            return isNamed;
        } finally {
            if (!isNamed) {
                journal.close();
            }
        }
    }

    /** Takes back a run that was just begun. */
    void discard() {
        journal.close();
        folder.delete();
    }

    @Override
    public String runId() {
        return folder.runId();
    }

    @Override
    public ArtifactRef keep(Encoded value) {
        if (value.bytes().length <= LARGEST_INLINE) {
            return ArtifactRef.inline(value);
        }
        ArtifactRef ref = ArtifactRef.elsewhere(value);
        blobs.keep(value, ref.digest());
        written.incrementAndGet();
        return ref;
    }

    @Override
    public ArtifactRef keep(String encoding, InputStream content) throws IOException {
        ArtifactRef ref = blobs.keep(encoding, content);
        written.incrementAndGet();
        return ref;
    }

    private void adopt(ArtifactRef ref) {
        if (ref.inline() == null) {
            blobs.adopt(ref);
            written.incrementAndGet();
        }
    }

    @Override
    public void append(RunRecord record) {
        journal.append(RecordFormat.write(record instanceof RunEnd end ? last(end) : record));
        written.incrementAndGet();
    }

    /** A disk may write what comes later first: an end that it holds is not to stand behind records that it does not. */
    private RunEnd last(RunEnd end) {
        sync();
        return end.withLog(log.length());
    }

    @Override
    public void print(LogSource source, List<LogLine> lines) {
        journal.requireSound();
        try {
            log.print(source, lines);
        } catch (StoreFailure lost) {
            throw journal.fail(lost);
        }
        written.incrementAndGet();
    }

    /** Whoever waits for another's turn finds afterwards that its own records went along. */
    @Override
    public void sync() {
        long needed = written.get();
        synchronized (turn) {
            if (synced >= needed) {
                journal.requireSound();
                return;
            }
            long going = written.get();
            forceAll();
            synced = going;
        }
    }

    /** Blobs first: a record on the disk is not to speak of values that are not. */
    private void forceAll() {
        try {
            blobs.force();
            forceLog();
            journal.force();
            if (!named) {
                folder.forceNames();
                named = true;
            }
        } catch (IOException failed) {
            throw journal.fail(StoreFailure.of(folder.journal().getParent(), "did not reach the disk", failed));
        }
    }

    private void forceLog() {
        try {
            named &= !log.force();
        } catch (StoreFailure lost) {
            throw journal.fail(lost);
        }
    }

    private Map<String, ArtifactRef> kept(Map<String, ArtifactRef> inline) {
        Map<String, ArtifactRef> kept = new LinkedHashMap<>();
        inline.forEach((name, ref) -> kept.put(name, kept(ref)));
        return kept;
    }

    private ArtifactRef kept(ArtifactRef ref) {
        byte[] bytes = ref.inline();
        return bytes == null ? ref : keep(new Encoded(ref.encoding(), bytes));
    }

    @Override
    public void close() {
        try (origin;
                folder;
                log;
                journal) {
            sync();
        }
    }
}
