package flow.store.local;

import flow.store.Cleaned;
import flow.store.Cleanup;
import flow.store.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Takes runs away, then looks what all others speak of, then takes away what none does. One process at a time does. */
final class Cleaning {
    private final FlowFolder flow;
    private final Disk disk;
    private final Cleanup cleanup;
    private final Consumer<String> progress;

    Cleaning(FlowFolder flow, Disk disk, Cleanup cleanup, Consumer<String> progress) {
        this.flow = flow;
        this.disk = disk;
        this.cleanup = cleanup;
        this.progress = progress;
    }

    Cleaned run() {
        if (!Files.isDirectory(flow.runs())) {
            return Cleaned.nothing();
        }
        try (RunLock alone = RunLock.take(flow.cleanLock(), disk, "the runs in " + flow + " are being cleaned")) {
            return cleaned(alone.takenAt());
        } catch (IOException failed) {
            throw StoreFailure.of(flow.runs().getParent(), "cannot be cleaned", failed);
        }
    }

    private Cleaned cleaned(FileTime now) throws IOException {
        Age age = Age.of(now, cleanup.grace());
        Removal removal = new Removal(flow, disk, cleanup);
        removal.run(progress);
        List<String> gone = removal.gone().stream().map(Cleaned.Gone::runId).toList();
        Marks marks = Marks.of(flow, disk, age, gone, progress);
        SortedMap<String, String> unreadable = new TreeMap<>(removal.unreadable());
        unreadable.putAll(marks.unreadable());
        Sweep sweep = new Sweep(flow, disk, marks, cleanup.isTrial());
        progress.accept("what was left half done");
        sweep.sweepRuns();
        if (unreadable.isEmpty()) {
            sweep.sweepBlobs(progress);
        }
        return new Cleaned(
                removal.gone(), removal.kept(), unreadable, sweep.values(), sweep.young(), sweep.leftovers());
    }
}
