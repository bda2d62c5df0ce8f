package flow.store.object;

import flow.store.Cleaned;
import flow.store.Cleaned.Gone;
import flow.store.Cleanup;
import flow.store.RunLocked;
import flow.store.StoreCorrupt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Takes runs away, then looks what all others speak of, then takes away what none does. One process at a time does. */
final class Cleaning {
    /** For so long what no record speaks of stays at least: see {@link Values#YOUNG}. */
    static final Duration LEAST_GRACE = Duration.ofHours(1);

    private static final String RESUMED = " is being resumed";

    private final Place place;
    private final Cleanup cleanup;
    private final Duration grace;
    private final Consumer<String> progress;
    private final List<Gone> gone = new ArrayList<>();
    private final SortedMap<String, String> kept = new TreeMap<>();
    private final SortedMap<String, String> unreadable = new TreeMap<>();

    Cleaning(Place place, Cleanup cleanup, Duration leastGrace, Consumer<String> progress) {
        this.place = place;
        this.cleanup = cleanup;
        this.grace = longer(cleanup.grace(), leastGrace);
        this.progress = progress;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    Cleaned run() {
        return place.leases()
                .holding(
                        Keys.cleaning(),
                        "the runs in " + place.requests().place() + " are being cleaned",
                        this::cleaned);
    }

    private Cleaned cleaned() {
        takeRuns();
        Marks marks = new Marks(place, gone.stream().map(Gone::runId).toList());
        marks.mark(progress);
        unreadable.putAll(marks.unreadable());
        Sweep sweep = new Sweep(place, grace, cleanup.isTrial());
        progress.accept("what was left half done");
        sweep.sweepLeftovers(marks.runs());
        if (unreadable.isEmpty()) {
            sweep.sweepValues(marks, progress);
        }
        return new Cleaned(gone, kept, unreadable, sweep.values(), sweep.young(), sweep.leftovers());
    }

    private void takeRuns() {
        int number = 0;
        for (String runId : cleanup.runs()) {
            progress.accept(
                    "runs to remove: " + ++number + " of " + cleanup.runs().size());
            try {
                take(runId);
            } catch (RunLocked busy) {
                kept.put(runId, busy.getMessage());
            } catch (StoreCorrupt damage) {
                unreadable.put(runId, damage.getMessage());
            }
        }
    }

    private void take(String runId) {
        requireOver(runId);
        String resuming = Keys.resuming(runId);
        if (cleanup.isTrial()) {
            place.leases().requireFree(resuming, "run " + runId + RESUMED);
            takeIfUnpinned(runId);
            return;
        }
        place.leases().holding(resuming, "run " + runId + RESUMED, () -> takeIfUnpinned(runId));
    }

    private void requireOver(String runId) {
        try {
            ObjectRunReader.open(place, runId, () -> {}).ifPresent(run -> place.requireOver(runId));
        } catch (StoreCorrupt damage) {
            place.leases().requireFree(Keys.writing(runId), "run " + runId + " is being written");
        }
    }

    private boolean takeIfUnpinned(String runId) {
        Optional<Bucket.Entry> start = place.requests().look(Keys.start(runId));
        if (start.isPresent() && isUnpinned(runId)) {
            takeAway(runId, start.get());
            return true;
        }
        return false;
    }

    /** Its first record first: without it there is no run, and the rest is what was left half done. */
    private void takeAway(String runId, Bucket.Entry start) {
        List<Bucket.Entry> rest = place.requests().list(Keys.run(runId));
        gone.add(new Gone(
                runId,
                start.size() + rest.stream().mapToLong(Bucket.Entry::size).sum()));
        if (!cleanup.isTrial()) {
            place.requests().delete(List.of(start.key()));
            place.requests().delete(rest.stream().map(Bucket.Entry::key).toList());
        }
    }

    private boolean isUnpinned(String runId) {
        Optional<String> pin = pin(runId);
        pin.ifPresent(tag -> kept.put(runId, "run " + runId + " has the tag '" + tag + "'"));
        return pin.isEmpty();
    }

    private Optional<String> pin(String runId) {
        try {
            return ObjectRunReader.open(place, runId, () -> {}).stream()
                    .flatMap(run -> run.tags().all().stream())
                    .filter(cleanup.pins()::contains)
                    .findFirst();
        } catch (StoreCorrupt damage) {
            if (cleanup.isDespiteDamage()) {
                return Optional.empty();
            }
            throw damage;
        }
    }
}
