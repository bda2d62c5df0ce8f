package flow.store.local;

import flow.store.LogEntry;
import flow.store.LogFormat;
import flow.store.LogReader;
import flow.store.RunEnd;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a run's log, and goes on where it ended when more was written. */
final class LocalLogReader implements LogReader {
    private final Path log;
    private final Head head;
    private final Supplier<Optional<RunEnd>> end;
    private final Deque<LogEntry> read = new ArrayDeque<>();
    private @Nullable JournalReader file;

    /** @param end of the run, as it stands when it is asked */
    LocalLogReader(Path log, Head head, Supplier<Optional<RunEnd>> end) {
        this.log = log;
        this.head = head;
        this.end = end;
    }

    @Override
    public @Nullable LogEntry next() {
        if (read.isEmpty()) {
            readOn();
        }
        return read.poll();
    }

    private void readOn() {
        byte[] payload = payload();
        if (payload == null) {
            // The end is asked first: what was printed before it is there by then.
            long least = end.get().map(RunEnd::log).orElse(0L);
            payload = payload();
            requireWhole(payload, least);
        }
        if (payload != null && file != null) {
            read.addAll(LogFormat.read(payload, file.place()));
        }
    }

    private void requireWhole(byte @Nullable [] payload, long least) {
        if (payload == null && offset() < least) {
            throw new StoreCorrupt(
                    log.toString(), "of the " + least + " bytes that were written only " + offset() + " are there");
        }
    }

    /** In bytes, up to the end of what was read. */
    long offset() {
        return file == null ? 0 : file.offset();
    }

    /** In bytes; what stands behind the last whole entry once that was read, and is no damage. */
    long cutOff() {
        return file == null ? 0 : file.cutOff();
    }

    /** As in {@link JournalReader#behindDamage}. */
    @Nullable
    JournalReader behindDamage() {
        return file == null ? null : file.behindDamage();
    }

    private byte @Nullable [] payload() {
        if (file == null && size() > 0) {
            file = JournalReader.open(log, head);
        }
        if (file == null) {
            return null;
        }
        byte[] payload = file.next();
        if (payload == null && file.canGoOn()) {
            file.close();
            file = file.further();
            payload = file.next();
        }
        return payload;
    }

    /** In bytes; 0 while nothing was printed. */
    private long size() {
        try {
            return Files.size(log);
        } catch (NoSuchFileException silent) {
            return 0;
        } catch (IOException broken) {
            throw StoreFailure.of(log, "cannot be read", broken);
        }
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
