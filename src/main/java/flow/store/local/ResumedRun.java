package flow.store.local;

import flow.store.RunLocked;
import flow.store.StoreFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run that another one resumes: nobody else does while that one is written. What is in its file {@code resumed} is for good:
 * the run that took it over.
 */
final class ResumedRun implements AutoCloseable {
    private static final String RESUMED = " is being resumed";

    private final String runId;
    private final Path folder;
    private final Disk disk;
    private final RunLock lock;

    private ResumedRun(String runId, Path folder, Disk disk, RunLock lock) {
        this.runId = runId;
        this.folder = folder;
        this.disk = disk;
        this.lock = lock;
    }

    /** @throws RunLocked while it is still written, or resumed by another */
    static ResumedRun take(String runId, Path folder, Disk disk) {
        try {
            requireOver(runId, folder, disk);
            RunLock lock = RunLock.take(lockOf(folder), disk, "run " + runId + RESUMED);
            return new ResumedRun(runId, folder, disk, lock);
        } catch (IOException failed) {
            throw StoreFailure.of(folder, "cannot be written", failed);
        }
    }

    /** @throws RunLocked while it is written, or resumed by another */
    static void requireFree(String runId, Path folder, Disk disk) {
        try {
            requireOver(runId, folder, disk);
            requireNobody(RunLock.holder(lockOf(folder), disk), "run " + runId + RESUMED);
        } catch (IOException failed) {
            throw StoreFailure.of(folder, "cannot be read", failed);
        }
    }

    private static void requireOver(String runId, Path folder, Disk disk) throws IOException {
        requireNobody(RunFolder.writer(runId, folder, disk), "run " + runId + " is being written");
    }

    private static void requireNobody(Optional<String> holder, String what) {
        if (holder.isPresent()) {
            throw new RunLocked(what + " by " + holder.get());
        }
    }

    private static Path lockOf(Path folder) {
        return folder.resolve("resume.lock");
    }

    /** The run that took it over; empty when none did. Whether that one is there is for the caller to see. */
    static Optional<String> successor(String runId, Path folder, Disk disk) {
        return note(runId, folder, disk).read().flatMap(ids -> ids.stream().findFirst());
    }

    /** From now on no other run takes it over. */
    void giveTo(String successor) {
        try {
            note(runId, folder, disk).write(List.of(successor));
        } catch (IOException failed) {
            throw StoreFailure.of(folder, "cannot be written", failed);
        }
    }

    /** Takes it out of the sight of all others, with everything in it. */
    void moveTo(Path elsewhere) throws IOException {
        disk.rename(folder, elsewhere);
        lock.movedTo(lockOf(elsewhere));
    }

    private static RunNote note(String runId, Path folder, Disk disk) {
        return new RunNote(folder.resolve("resumed"), runId, "by", disk);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw StoreFailure.of(folder, "cannot be closed", failed);
        }
    }
}
