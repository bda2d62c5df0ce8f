package flow.store.local;

import flow.store.Cleaned.Gone;
import flow.store.Cleanup;
import flow.store.RunLocked;
import flow.store.StoreCorrupt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Takes runs away: their names first, so that each is there whole or not at all. */
final class Removal {
    private final FlowFolder flow;
    private final Disk disk;
    private final Cleanup cleanup;
    private final List<Gone> gone = new ArrayList<>();
    private final SortedMap<String, String> kept = new TreeMap<>();
    private final SortedMap<String, String> unreadable = new TreeMap<>();

    Removal(FlowFolder flow, Disk disk, Cleanup cleanup) {
        this.flow = flow;
        this.disk = disk;
        this.cleanup = cleanup;
    }

    List<Gone> gone() {
        return gone;
    }

    /** Runs that stay although they were to go, with the reason. */
    SortedMap<String, String> kept() {
        return kept;
    }

    SortedMap<String, String> unreadable() {
        return unreadable;
    }

    /** When this returns no power cut brings one of them back: values that they speak of may go. */
    void run(Consumer<String> progress) throws IOException {
        int number = 0;
        for (String runId : cleanup.runs()) {
            progress.accept(
                    "runs to remove: " + ++number + " of " + cleanup.runs().size());
            Path run = new RunName(runId, RunName.State.RUN).in(flow);
            if (Files.isDirectory(run)) {
                take(runId, run);
            }
        }
        if (cleanup.isTrial() || gone.isEmpty()) {
            return;
        }
        disk.forceNames(flow.runs());
        for (Gone one : gone) {
            progress.accept("deleting the files of run " + one.runId());
            Trees.delete(new RunName(one.runId(), RunName.State.GONE).in(flow), disk);
        }
    }

    private void take(String runId, Path run) throws IOException {
        try {
            if (cleanup.isTrial()) {
                ResumedRun.requireFree(runId, run, disk);
                if (isUnpinned(runId, run)) {
                    gone.add(new Gone(runId, Trees.size(run)));
                }
                return;
            }
            takeForGood(runId, run);
        } catch (RunLocked busy) {
            kept.put(runId, busy.getMessage());
        } catch (StoreCorrupt damage) {
            unreadable.put(runId, damage.getMessage());
        }
    }

    private void takeForGood(String runId, Path run) throws IOException {
        Path elsewhere = new RunName(runId, RunName.State.GONE).in(flow);
        Gone one = new Gone(runId, Trees.size(run));
        try (ResumedRun resumed = ResumedRun.take(runId, run, disk);
                RunLock written = RunLock.take(RunFolder.lockOf(run), disk, "run " + runId + " is being written")) {
            new TagFile(run, disk).hold(() -> {
                if (isUnpinned(runId, run)) {
                    gone.add(one);
                    resumed.moveTo(elsewhere);
                    written.movedTo(RunFolder.lockOf(elsewhere));
                }
                return run;
            });
        }
    }

    private boolean isUnpinned(String runId, Path run) {
        Optional<String> pin = pin(runId, run);
        pin.ifPresent(tag -> kept.put(runId, "run " + runId + " has the tag '" + tag + "'"));
        return pin.isEmpty();
    }

    private Optional<String> pin(String runId, Path run) {
        try {
            return new LocalRunReader(runId, run, new LocalValues(new Blobs(flow.blobs(), disk)), disk)
                    .tags().all().stream().filter(cleanup.pins()::contains).findFirst();
        } catch (StoreCorrupt damage) {
            if (cleanup.isDespiteDamage()) {
                return Optional.empty();
            }
            throw damage;
        }
    }
}
