package flow.store.object;

import flow.store.StoreFailure;
import java.util.List;

/**
 * A segment without records behind the last one of a run whose process is taken for lost. Should that process still be there, as
 * after a long pause, it can write no more: the number is taken.
 */
final class Seal {
    private static final int TRIES = 100;

    private final Place place;
    private final Segment.Row journal;

    Seal(Place place, String runId) {
        this.place = place;
        this.journal = Segment.Row.journal(runId);
    }

    void put() {
        SegmentReader segments = new SegmentReader(place, journal);
        for (int i = 0; i < TRIES; i++) {
            segments.lookAgain();
            Segment seal = new Segment(journal, segments.known(), Names.ofWriter(), List.of());
            if (place.requests().create(seal.key(), seal.written())) {
                return;
            }
        }
        throw new StoreFailure("run " + journal.runId() + " is being written by a process that does not say so");
    }
}
