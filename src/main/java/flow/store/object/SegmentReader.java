package flow.store.object;

import flow.store.StoreCorrupt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads the texts of a row of segments, several at a time and ahead of whoever wants them. For one thread at a time.
 *
 * @throws StoreCorrupt (while it is read) when one is missing or is not what was written there
 */
final class SegmentReader {
    /** How many segments are read ahead of the one that is wanted. */
    private static final int AHEAD = 8;

    private final Place place;
    private final Segment.Row row;
    private final Deque<Future<Optional<Segment>>> coming = new ArrayDeque<>();
    private final Deque<byte[]> texts = new ArrayDeque<>();
    private int asked;
    private int given;
    private int known;
    private boolean hasGap;

    SegmentReader(Place place, Segment.Row row) {
        this.place = place;
        this.row = row;
    }

    /** Goes as far as it goes now. What stands behind a gap is not counted, and told where it would be read. */
    void lookAgain() {
        int next = 0;
        hasGap = false;
        for (Bucket.Entry entry : requests().list(row.prefix())) {
            int number = Keys.number(row.prefix(), entry.key());
            if (number == next) {
                next++;
            } else {
                hasGap |= number > next;
            }
        }
        known = Math.max(known, next);
    }

    private Requests requests() {
        return place.requests();
    }

    /** How many segments there are, as far as {@link #lookAgain} has seen. */
    int known() {
        return known;
    }

    /** @throws StoreCorrupt when there are fewer */
    void requireKnown(int least) {
        if (known < least || hasGap) {
            throw missing();
        }
    }

    /** The last segment of those; empty when there is none. */
    Optional<Segment> last() {
        return known == 0 ? Optional.empty() : Segment.read(place, row, known - 1);
    }

    /** Where the text stands that was given last. */
    String place() {
        return place.requests().place(row.key(Math.max(0, given - 1)));
    }

    /** The next text; null behind the last one that {@link #lookAgain} has seen. */
    byte @Nullable [] next() {
        while (texts.isEmpty() && given < known) {
            readAhead();
            texts.addAll(arrived().texts());
            given++;
        }
        if (texts.isEmpty() && hasGap) {
            throw missing();
        }
        return texts.poll();
    }

    private StoreCorrupt missing() {
        return new StoreCorrupt(requests().place(row.key(known)), "it was written and is gone");
    }

    private void readAhead() {
        while (asked < known && asked < given + AHEAD) {
            int number = asked++;
            coming.add(place.transfers().start(() -> Segment.read(place, row, number)));
        }
    }

    private Segment arrived() {
        Optional<Segment> segment = Transfers.result(coming.remove());
        return segment.orElseThrow(
                () -> new StoreCorrupt(place.requests().place(row.key(given)), "it was written and is gone"));
    }
}
