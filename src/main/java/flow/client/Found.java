package flow.client;

import flow.store.StoreCorrupt;
import java.util.List;

/**
 * The runs that were asked for.
 *
 * @param runs newest first
 * @param damaged those that could not be read on the way, likewise
 */
public record Found(List<Run> runs, List<Damaged> damaged) {

    /** A run whose records are not what was written. */
    public record Damaged(String runId, StoreCorrupt damage) {}

    public Found {
        runs = List.copyOf(runs);
        damaged = List.copyOf(damaged);
    }
}
