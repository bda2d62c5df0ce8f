package flow.store.local;

import flow.store.Amount;
import flow.store.RunLocked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes away the values that nobody marked, and what processes that are gone left half done. A value is moved aside first and looked
 * at once more, since a touch follows a file to wherever it is moved: then it goes back. Folders of values stay also when nothing is
 * left in them, for somebody may be about to put something there.
 */
final class Sweep {
    private final FlowFolder flow;
    private final Disk disk;
    private final Marks marks;
    private final boolean isTrial;
    private Amount values = Amount.NONE;
    private Amount young = Amount.NONE;
    private Amount leftovers = Amount.NONE;

    /** @param isTrial whether it is only counted what would go */
    Sweep(FlowFolder flow, Disk disk, Marks marks, boolean isTrial) {
        this.flow = flow;
        this.disk = disk;
        this.marks = marks;
        this.isTrial = isTrial;
    }

    Amount values() {
        return values;
    }

    /** Values that may still be somebody's. */
    Amount young() {
        return young;
    }

    Amount leftovers() {
        return leftovers;
    }

    /** Of values. */
    void sweepBlobs(Consumer<String> progress) throws IOException {
        List<Path> shards = Names.in(flow.blobs());
        int number = 0;
        for (Path path : shards) {
            progress.accept("folders of values to sweep: " + ++number + " of " + shards.size());
            if (BlobName.isShard(path)) {
                sweepShard(path);
            } else if (BlobName.isLeftover(path)) {
                takeIfOld(path);
            }
        }
    }

    private void sweepShard(Path shard) throws IOException {
        for (Path path : Names.in(shard)) {
            if (BlobName.isAside(path)) {
                sweepAside(path, BlobName.ofAside(path));
            } else if (BlobName.isBlob(path)) {
                sweepBlob(path);
            } else if (BlobName.isLeftover(path)) {
                takeIfOld(path);
            }
        }
    }

    private void sweepBlob(Path blob) throws IOException {
        if (marks.has(BlobName.digest(blob))) {
            return;
        }
        long size = Files.size(blob);
        if (marks.age().isOld(blob) && (isTrial || isTaken(blob))) {
            values = values.and(size);
            return;
        }
        young = young.and(size);
    }

    private boolean isTaken(Path blob) throws IOException {
        Path aside = BlobPlace.aside(blob);
        disk.rename(blob, aside);
        if (!marks.age().isOld(aside)) {
            putBack(aside, blob);
            return false;
        }
        disk.delete(aside);
        return true;
    }

    /** One that was moved aside when the machine stopped. */
    private void sweepAside(Path aside, Path blob) throws IOException {
        if (!marks.has(BlobName.digest(blob)) && marks.age().isOld(aside)) {
            takeAway(aside);
            return;
        }
        if (!isTrial) {
            putBack(aside, blob);
        }
    }

    /** Whoever wanted it may have forced its name already. */
    private void putBack(Path aside, Path blob) throws IOException {
        disk.rename(aside, blob);
        disk.forceNames(blob.getParent());
    }

    /** Of runs that were taken away before, or that nobody goes on making. */
    void sweepRuns() throws IOException {
        sweepNotes(flow.runs().getParent());
        for (RunName name : RunName.all(flow)) {
            if (name.state() == RunName.State.GONE) {
                takeAway(name.in(flow));
            }
            if (name.state() == RunName.State.NEW) {
                sweepMade(name.runId(), name.in(flow));
            }
            if (name.state() == RunName.State.RUN) {
                sweepNotes(name.in(flow));
            }
        }
    }

    /** What was written aside and never got its name. */
    private void sweepNotes(Path folder) throws IOException {
        for (Path path : Names.in(folder)) {
            if (WholeFiles.isAside(path.getFileName().toString())) {
                takeIfOld(path);
            }
        }
    }

    /** Its name goes first: else whoever stopped right before taking its lock could make a run of what is left. */
    private void sweepMade(String runId, Path made) throws IOException {
        Path lock = RunFolder.lockOf(made);
        if (!marks.age().isOld(made) || RunLock.holder(lock, disk).isPresent()) {
            return;
        }
        if (isTrial) {
            takeAway(made);
            return;
        }
        Path gone = new RunName(runId, RunName.State.GONE).in(flow);
        try (RunLock madeByNobody = RunLock.take(lock, disk, "run " + runId + " is being made")) {
            disk.rename(made, gone);
            madeByNobody.movedTo(RunFolder.lockOf(gone));
        } catch (RunLocked busy) {
            return;
        }
        takeAway(gone);
    }

    private void takeIfOld(Path file) throws IOException {
        if (marks.age().isOld(file)) {
            takeAway(file);
        }
    }

    private void takeAway(Path path) throws IOException {
        long size = Trees.size(path);
        if (!isTrial) {
            Trees.delete(path, disk);
        }
        leftovers = leftovers.and(size);
    }
}
