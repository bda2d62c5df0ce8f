package flow.store.object;

import flow.store.RunIds;
import java.util.Comparator;
import java.util.List;

/** Which runs there are. */
final class Index {
    private Index() {}

    /** Oldest first. */
    static List<String> runIds(Place place) {
        return entries(place).stream().map(Index::runId).toList();
    }

    /** The first records of all runs, oldest first; each is as old as its run. */
    static List<Bucket.Entry> entries(Place place) {
        return place.requests().list(Keys.INDEX).stream()
                .filter(entry -> RunIds.isOne(runId(entry)))
                .sorted(Comparator.comparingLong(Index::begun).thenComparing(Index::runId))
                .toList();
    }

    private static long begun(Bucket.Entry entry) {
        return RunIds.millis(runId(entry)).orElseGet(() -> entry.written().toEpochMilli());
    }

    static String runId(Bucket.Entry entry) {
        return entry.key().substring(Keys.INDEX.length());
    }
}
