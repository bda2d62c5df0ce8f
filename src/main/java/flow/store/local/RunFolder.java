package flow.store.local;

import flow.store.StoreFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of a run that is being written. It is filled aside and then gets its name, so that a run is there with its first
 * record or not at all. The lock is a file that nobody else ever opens: to the system, closing any handle of a locked file in
 * this process would give the lock back.
 */
final class RunFolder implements AutoCloseable {
    private static final String JOURNAL = "journal";
    private static final String LOG = "log";
    private static final String LOCK = "lock";
    private static final String CANNOT_BE_WRITTEN = "cannot be written";
    private static final String NO_ID = "no id is free";
    private static final int TRIES = 100;

    private final FlowFolder flow;
    private final Disk disk;
    private final RunLock lock;
    private Path path;

    private RunFolder(FlowFolder flow, Disk disk, Path path, RunLock lock) {
        this.flow = flow;
        this.disk = disk;
        this.path = path;
        this.lock = lock;
    }

    static RunFolder createAside(FlowFolder flow, RunIds ids, Disk disk) {
        try {
            Path aside = newFolder(flow.runs(), ids);
            try {
                return new RunFolder(flow, disk, aside, RunLock.take(lockOf(aside)));
            } catch (IOException failed) {
                deleteAll(aside);
                throw failed;
            }
        } catch (IOException failed) {
            throw StoreFailure.of(flow.runs(), CANNOT_BE_WRITTEN, failed);
        }
    }

    private static Path newFolder(Path runs, RunIds ids) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try {
                return Files.createDirectory(runs.resolve(".new-" + ids.next()));
            } catch (FileAlreadyExistsException another) {
                continue;
            }
        }
        throw new IOException(NO_ID);
    }

    static Path journalOf(Path run) {
        return run.resolve(JOURNAL);
    }

    static Path lockOf(Path run) {
        return run.resolve(LOCK);
    }

    static Path logOf(Path run) {
        return run.resolve(LOG);
    }

    Path journal() {
        return journalOf(path);
    }

    Path log() {
        return logOf(path);
    }

    String name() {
        return path.getFileName().toString();
    }

    /** Takes the first id that no other run has; a folder with something in it is never replaced. */
    void giveName(RunIds ids) {
        try {
            path = renamed(ids);
        } catch (IOException failed) {
            throw StoreFailure.of(flow.runs(), CANNOT_BE_WRITTEN, failed);
        }
    }

    private Path renamed(RunIds ids) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Path named = path.resolveSibling(ids.next());
            if (isRenamed(named)) {
                return named;
            }
        }
        throw new IOException(NO_ID);
    }

    private boolean isRenamed(Path named) throws IOException {
        if (Files.exists(named)) {
            return false;
        }
        try {
            disk.rename(path, named);
            return true;
        } catch (FileSystemException failed) {
            if (Files.exists(named)) {
                return false;
            }
            throw failed;
        }
    }

    /** Returns when the names that lead to the journal survive a power cut. */
    void forceNames() throws IOException {
        disk.forceNames(path);
        disk.forceNames(flow.runs());
        flow.forceNames();
    }

    /** Takes back what was created; what cannot be taken back has no run's name and is never read. */
    void delete() {
        close();
        deleteAll(path);
    }

    private static void deleteAll(Path folder) {
        folder.resolve(JOURNAL).toFile().delete();
        folder.resolve(LOCK).toFile().delete();
        folder.toFile().delete();
    }

    /** Lets go of the run: from now on nobody writes it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw StoreFailure.of(path, "cannot be closed", failed);
        }
    }
}
