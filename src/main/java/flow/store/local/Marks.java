package flow.store.local;

import flow.artifact.UnreadableValue;
import flow.store.SpokenValues;
import flow.store.StoreCorrupt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The values that runs speak of, those that are being made or written among them, and how old others have to be to be nobody's. */
final class Marks {
    private final FlowFolder flow;
    private final Disk disk;
    private final LocalValues values;
    private final SpokenValues spoken = new SpokenValues();
    private final SortedMap<String, String> unreadable = new TreeMap<>();
    private Age age;

    private Marks(FlowFolder flow, Disk disk, Age age) {
        this.flow = flow;
        this.disk = disk;
        this.values = new LocalValues(new Blobs(flow.blobs(), disk));
        this.age = age;
    }

    /**
     * Of all runs.
     *
     * @param without those that are not looked at
     * @param age of what is left alone anyway
     */
    static Marks of(FlowFolder flow, Disk disk, Age age, Collection<String> without, Consumer<String> progress)
            throws IOException {
        Marks marks = new Marks(flow, disk, age);
        Set<String> seen = new HashSet<>(without);
        // A run that gets its name while names are listed may be missed: then the next list has it.
        for (List<RunName> more = marks.more(seen); !more.isEmpty(); more = marks.more(seen)) {
            int number = 0;
            for (RunName name : more) {
                progress.accept("runs to read: " + ++number + " of " + more.size());
                marks.mark(name.runId());
            }
        }
        return marks;
    }

    private List<RunName> more(Set<String> seen) {
        return RunName.all(flow).stream()
                .filter(name -> name.state() != RunName.State.GONE && seen.add(name.runId()))
                .toList();
    }

    boolean has(String digest) {
        return spoken.has(digest);
    }

    /** Runs that cannot be read, with what is wrong. */
    SortedMap<String, String> unreadable() {
        return Collections.unmodifiableSortedMap(unreadable);
    }

    /** What is not marked has to be older than the oldest run that is being written: that may have kept it for its next record. */
    Age age() {
        return age;
    }

    /** A run that is just made may get its name meanwhile. */
    private void mark(String runId) throws IOException {
        Path made = new RunName(runId, RunName.State.NEW).in(flow);
        if (Files.isDirectory(made) && isMarkedIn(made, runId)) {
            return;
        }
        Path run = new RunName(runId, RunName.State.RUN).in(flow);
        if (Files.isDirectory(run)) {
            isMarkedIn(run, runId);
        }
    }

    /** Whether it was there all the time. */
    private boolean isMarkedIn(Path run, String runId) throws IOException {
        try {
            Path lock = RunFolder.lockOf(run);
            // Asked before its records are read: the records of one that is over by then are all there.
            if (RunFolder.writer(runId, run, disk).isPresent()) {
                age = age.olderThan(lock);
            }
        } catch (NoSuchFileException moved) {
            return false;
        }
        try {
            spoken.add(new LocalRunReader(runId, run, values, disk));
        } catch (StoreCorrupt | UnreadableValue damage) {
            if (run.endsWith(runId)) {
                unreadable.put(runId, damage.getMessage());
            }
        }
        return Files.isDirectory(run);
    }
}
