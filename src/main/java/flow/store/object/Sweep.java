package flow.store.object;

import flow.store.Amount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Takes away what nobody speaks of, once it is old enough to be nobody's. */
final class Sweep {
    private final Place place;
    private final Duration grace;
    private final boolean isTrial;
    private Amount values = Amount.NONE;
    private Amount young = Amount.NONE;
    private Amount leftovers = Amount.NONE;
    private long seen;

    /**
     * @param grace how old it has to be
     * @param isTrial whether it is only counted what would go
     */
    Sweep(Place place, Duration grace, boolean isTrial) {
        this.place = place;
        this.grace = grace;
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

    void sweepValues(Marks marks, Consumer<String> progress) {
        place.requests().list(Keys.VALUES, some -> {
            progress.accept("values to sweep: " + seen + " so far");
            seen += some.size();
            some.stream()
                    .filter(entry -> !marks.has(Keys.digest(entry.key())))
                    .map(entry -> place.transfers().start(() -> lookAgain(entry, marks)))
                    .toList()
                    .forEach(Transfers::result);
        });
    }

    /** Right before it goes: since it was listed a run may have begun to keep the same value, which made it young. */
    private Bucket.Entry lookAgain(Bucket.Entry listed, Marks marks) {
        place.requests()
                .look(listed.key())
                .filter(now -> isTaken(now, marks))
                .ifPresent(now -> delete(List.of(now.key())));
        return listed;
    }

    private synchronized boolean isTaken(Bucket.Entry entry, Marks marks) {
        if (isOld(entry) && marks.isBeforeWritten(entry)) {
            values = values.and(entry.size());
            return true;
        }
        young = young.and(entry.size());
        return false;
    }

    /** Of runs that were taken away before or were never begun, and locks that nobody holds. */
    void sweepLeftovers(Set<String> runs) {
        List<String> unwanted = new ArrayList<>();
        for (String runId : place.requests().folders(Keys.RUNS)) {
            if (!runs.contains(runId)
                    && place.requests().look(Keys.start(runId)).isEmpty()) {
                place.requests().list(Keys.run(runId)).forEach(entry -> takeLeftover(entry, unwanted));
            }
        }
        place.requests().list(Keys.LEASES).forEach(entry -> takeLeftover(entry, unwanted));
        delete(unwanted);
    }

    private void takeLeftover(Bucket.Entry entry, List<String> unwanted) {
        if (isOld(entry) && entry.age().compareTo(Leases.LENGTH) > 0) {
            leftovers = leftovers.and(entry.size());
            unwanted.add(entry.key());
        }
    }

    private boolean isOld(Bucket.Entry entry) {
        return entry.age().compareTo(grace) >= 0;
    }

    private void delete(List<String> keys) {
        if (!isTrial) {
            place.requests().delete(keys);
        }
    }
}
