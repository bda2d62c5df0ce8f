package flow.store;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What went from a store, or would go.
 *
 * @param runs oldest first
 * @param kept runs that were to go and stay, with the reason as a sentence
 * @param unreadable runs that cannot be read, with what is wrong
 * @param values that no run speaks of
 * @param young values that no run speaks of and that stay for now: written or wanted within the grace period, or since the oldest
 *     run began that is being written
 * @param leftovers what processes that are gone left half done
 */
public record Cleaned(
        List<Gone> runs,
        SortedMap<String, String> kept,
        SortedMap<String, String> unreadable,
        Amount values,
        Amount young,
        Amount leftovers) {

    /**
     * A run that went.
     *
     * @param bytes of its own files; values are counted apart
     */
    public record Gone(String runId, long bytes) {}

    public Cleaned {
        runs = List.copyOf(runs);
        kept = sorted(kept);
        unreadable = sorted(unreadable);
    }

    /** Of a store in which nothing is. */
    public static Cleaned nothing() {
        return new Cleaned(List.of(), new TreeMap<>(), new TreeMap<>(), Amount.NONE, Amount.NONE, Amount.NONE);
    }

    private static SortedMap<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /** Whether values went: none do while there is a run that cannot be read, since it may speak of them. */
    public boolean isSwept() {
        return unreadable.isEmpty();
    }

    /** Of everything together. */
    public long bytes() {
        return runs.stream().mapToLong(Gone::bytes).sum() + values.bytes() + leftovers.bytes();
    }
}
