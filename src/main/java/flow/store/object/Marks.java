package flow.store.object;

import flow.artifact.UnreadableValue;
import flow.store.SpokenValues;
import flow.store.StoreCorrupt;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The values that runs speak of. */
final class Marks {
    private final Place place;
    private final Set<String> seen;
    private final Set<String> runs = new HashSet<>();
    private final SpokenValues spoken = new SpokenValues();
    private final SortedMap<String, String> unreadable = new TreeMap<>();
    private @Nullable Instant oldestStart;

    /** @param without runs that are not looked at */
    Marks(Place place, Collection<String> without) {
        this.place = place;
        this.seen = new HashSet<>(without);
    }

    void mark(Consumer<String> progress) {
        List<Bucket.Entry> all = Index.entries(place);
        int number = 0;
        for (Bucket.Entry entry : all) {
            progress.accept("runs to read: " + ++number + " of " + all.size());
            if (seen.add(Index.runId(entry))) {
                mark(Index.runId(entry), entry.written());
            }
        }
    }

    private void mark(String runId, Instant started) {
        runs.add(runId);
        // Asked before its records are read: the records of one that is over by then are all there.
        if (place.writer(runId).isPresent() && (oldestStart == null || started.isBefore(oldestStart))) {
            oldestStart = started;
        }
        try {
            Optional<ObjectRunReader> run = ObjectRunReader.open(place, runId, () -> {});
            run.ifPresent(spoken::add);
        } catch (StoreCorrupt | UnreadableValue damage) {
            unreadable.put(runId, damage.getMessage());
        }
    }

    boolean has(String digest) {
        return spoken.has(digest);
    }

    /** Those that were looked at. */
    Set<String> runs() {
        return runs;
    }

    /** Runs that cannot be read, with what is wrong. */
    SortedMap<String, String> unreadable() {
        return Collections.unmodifiableSortedMap(unreadable);
    }

    /** Whether something was there before the oldest run that is being written, which may have kept it for its next record. */
    boolean isBeforeWritten(Bucket.Entry entry) {
        return oldestStart == null || entry.written().isBefore(oldestStart);
    }
}
