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

/** Takes runs away, then looks what all others speak of, then takes away what none does. One process at a time does. */
final class Cleaning {
    private final FlowFolder flow;
    private final Disk disk;
    private final Cleanup cleanup;

    Cleaning(FlowFolder flow, Disk disk, Cleanup cleanup) {
        this.flow = flow;
        this.disk = disk;
        this.cleanup = cleanup;
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
        removal.run();
        List<String> gone = removal.gone().stream().map(Cleaned.Gone::runId).toList();
        Marks marks = Marks.of(flow, disk, age, gone);
        SortedMap<String, String> unreadable = new TreeMap<>(removal.unreadable());
        unreadable.putAll(marks.unreadable());
        Sweep sweep = new Sweep(flow, disk, marks, cleanup.isTrial());
        sweep.sweepRuns();
        if (unreadable.isEmpty()) {
            sweep.sweepBlobs();
        }
        return new Cleaned(
                removal.gone(), removal.kept(), unreadable, sweep.values(), sweep.young(), sweep.leftovers());
    }
}
