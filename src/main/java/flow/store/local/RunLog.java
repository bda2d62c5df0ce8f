package flow.store.local;

import flow.store.LogFormat;
import flow.store.LogLine;
import flow.store.LogSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run prints: one file for all of its tasks, framed like a journal, which is there from the first line on. */
final class RunLog implements AutoCloseable {
    private final Disk disk;
    private final RunFolder folder;
    private @Nullable Journal file;
    private boolean isForced = true;
    private boolean isNew = true;

    RunLog(Disk disk, RunFolder folder) {
        this.disk = disk;
        this.folder = folder;
    }

    void print(LogSource source, List<LogLine> lines) {
        begun().append(LogFormat.write(source, lines));
        // Only now: what is forced meanwhile may be without these lines.
        synchronized (this) {
            isForced = false;
        }
    }

    private synchronized Journal begun() {
        if (file == null) {
            file = Journal.create(disk, folder.log(), Head.ofLog(folder.runId()));
        }
        return file;
    }

    /** In bytes; 0 when nothing was printed. */
    synchronized long length() {
        return file == null ? 0 : file.length();
    }

    /**
     * Returns when all lines survive a power cut.
     *
     * @return whether the file is new, so that its name has yet to be forced
     */
    boolean force() {
        Journal written;
        boolean wasNew;
        synchronized (this) {
            if (isForced || file == null) {
                return false;
            }
            isForced = true;
            wasNew = isNew;
            isNew = false;
            written = file;
        }
        written.force();
        return wasNew;
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
        }
    }
}
