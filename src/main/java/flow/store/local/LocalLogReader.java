package flow.store.local;

import flow.store.LogEntry;
import flow.store.LogFormat;
import flow.store.LogReader;
import flow.store.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Reads a run's log, and goes on where it ended when more was written. */
final class LocalLogReader implements LogReader {
    private final Path log;
    private final Deque<LogEntry> read = new ArrayDeque<>();
    private @Nullable JournalReader file;

    LocalLogReader(Path log) {
        this.log = log;
    }

    @Override
    public @Nullable LogEntry next() {
        if (read.isEmpty()) {
            readOn();
        }
        return read.poll();
    }

    private void readOn() {
        if (file == null && size() >= RunLog.HEAD.length) {
            file = JournalReader.open(log, RunLog.HEAD);
        }
        if (file == null) {
            return;
        }
        byte[] payload = file.next();
        if (payload == null && file.canGoOn()) {
            file.close();
            file = file.further();
            payload = file.next();
        }
        if (payload != null) {
            read.addAll(LogFormat.read(payload, file.place()));
        }
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
