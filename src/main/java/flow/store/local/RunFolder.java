package flow.store.local;

import flow.store.RunIds;
import flow.store.RunReader;
import flow.store.StoreFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    private final FlowFolder flow;
    private final String runId;
    private final Disk disk;
    private final RunLock lock;
    private Path path;

    private RunFolder(FlowFolder flow, String runId, Disk disk, Path path, RunLock lock) {
        this.flow = flow;
        this.runId = runId;
        this.disk = disk;
        this.path = path;
        this.lock = lock;
    }

    /** Empty when somebody else is just making a run of that id. */
    static Optional<RunFolder> createAside(FlowFolder flow, String runId, Disk disk) {
        Path aside = aside(flow, runId);
        try {
            disk.createFolder(aside);
        } catch (FileAlreadyExistsException another) {
            return Optional.empty();
        } catch (IOException failed) {
            throw StoreFailure.of(flow.runs(), CANNOT_BE_WRITTEN, failed);
        }
        try {
            RunLock lock = RunLock.take(lockOf(aside), disk, "run " + runId + " is being written");
            return Optional.of(new RunFolder(flow, runId, disk, aside, lock));
        } catch (IOException failed) {
            deleteAll(aside, disk);
            throw StoreFailure.of(flow.runs(), CANNOT_BE_WRITTEN, failed);
        }
    }

    /** Takes away what one left that wanted to make a run of that id and did not come so far. */
    static void forget(FlowFolder flow, String runId, Disk disk) {
        Path aside = aside(flow, runId);
        try {
            if (Files.isDirectory(aside) && RunLock.holder(lockOf(aside), disk).isEmpty()) {
                Trees.delete(aside, disk);
            }
        } catch (IOException failed) {
            throw StoreFailure.of(flow.runs(), CANNOT_BE_WRITTEN, failed);
        }
    }

    private static Path aside(FlowFolder flow, String runId) {
        return new RunName(runId, RunName.State.NEW).in(flow);
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

    /** Who writes a run, for the end of a sentence; of one that a deployment makes, until it is over, whoever makes its tasks. */
    static Optional<String> writer(String runId, Path run, Disk disk) throws IOException {
        if (!RunIds.isDeployed(runId)) {
            return RunLock.holder(lockOf(run), disk);
        }
        return new TasksApart(runId, run, disk).isOver() ? Optional.empty() : Optional.of(RunReader.ARGO);
    }

    Path journal() {
        return journalOf(path);
    }

    Path log() {
        return logOf(path);
    }

    String runId() {
        return runId;
    }

    /** Whether the id is free; a folder with something in it is never replaced. */
    boolean giveName() {
        try {
            return move(flow.runs().resolve(runId));
        } catch (IOException failed) {
            throw StoreFailure.of(flow.runs(), CANNOT_BE_WRITTEN, failed);
        }
    }

    private boolean move(Path to) throws IOException {
        if (Files.exists(to)) {
            return false;
        }
        try {
            disk.rename(path, to);
        } catch (FileSystemException failed) {
            if (Files.exists(to)) {
                return false;
            }
            throw failed;
        }
        path = to;
        lock.movedTo(lockOf(to));
        return true;
    }

    /** Returns when the names that lead to the journal survive a power cut. */
    void forceNames() throws IOException {
        disk.forceNames(path);
        disk.forceNames(flow.runs());
        flow.forceNames();
    }

    /** Takes back what was created, the name first; what cannot be taken back has no run's name and is never read. */
    void delete() {
        try {
            move(aside(flow, runId));
        } catch (IOException stays) {
            return;
        } finally {
            close();
        }
        deleteAll(path, disk);
    }

    private static void deleteAll(Path folder, Disk disk) {
        try {
            for (Path file : List.of(logOf(folder), journalOf(folder), lockOf(folder), folder)) {
                disk.delete(file);
            }
        } catch (IOException stays) {
            return;
        }
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
