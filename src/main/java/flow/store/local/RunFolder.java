package flow.store.local;

import flow.store.StoreFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder of a run that is being written. It is filled aside and then gets its name, so that a run is there with its first
 * record or not at all. The lock is a file that nobody else ever opens: to the system, closing any handle of a locked file in
 * this process would give the lock back.
 */
final class RunFolder implements AutoCloseable {
    private static final String JOURNAL = "journal";
    private static final String LOCK = "lock";
    private static final int TRIES = 100;

    private final Disk disk;
    private final FileChannel lock;
    private Path path;

    private RunFolder(Disk disk, Path path, FileChannel lock) {
        this.disk = disk;
        this.path = path;
        this.lock = lock;
    }

    static RunFolder createAside(Path runs, RunIds ids, Disk disk) throws IOException {
        Path aside = runs.resolve(".new-" + ids.next());
        Files.createDirectory(aside);
        FileChannel lock =
                FileChannel.open(aside.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        RunFolder folder = new RunFolder(disk, aside, lock);
        if (lock.tryLock() == null) {
            folder.delete();
            throw new IOException("the system gives no lock on " + aside.resolve(LOCK));
        }
        return folder;
    }

    static Path journalOf(Path run) {
        return run.resolve(JOURNAL);
    }

    Path journal() {
        return journalOf(path);
    }

    String name() {
        return path.getFileName().toString();
    }

    /** Takes the first id that no other run has; a folder with something in it is never replaced. */
    void giveName(RunIds ids) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Path named = path.resolveSibling(ids.next());
            if (!Files.exists(named) && isRenamed(named)) {
                path = named;
                return;
            }
        }
        throw new FileAlreadyExistsException(path.toString(), null, TRIES + " ids in a row were taken");
    }

    private boolean isRenamed(Path named) throws IOException {
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

    /** Returns when the run's name and its journal's survive a power cut. */
    void forceNames() throws IOException {
        disk.forceNames(path);
        disk.forceNames(path.getParent());
    }

    /** Takes back what was created; what cannot be taken back has no run's name and is never read. */
    void delete() {
        close();
        journal().toFile().delete();
        path.resolve(LOCK).toFile().delete();
        path.toFile().delete();
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
