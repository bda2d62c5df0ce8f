package flow.store;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What is to go from a store. Values that no run speaks of any more go in any case.
 *
 * @param runs the ids of runs that are to go
 * @param pins tags that hold a run, also one that got it just now
 * @param grace how long something that no run speaks of is left alone after it was last written or wanted
 * @param isTrial whether it is only told what would go
 * @param isDespiteDamage whether those runs go also when they cannot be read, whatever tags they have
 */
public record Cleanup(List<String> runs, Set<String> pins, Duration grace, boolean isTrial, boolean isDespiteDamage) {

    public Cleanup {
        runs = runs.stream().sorted().distinct().toList();
        pins = Set.copyOf(pins);
    }

    /** Everything that no run speaks of, and these runs before. */
    public static Cleanup of(Collection<String> runs, Duration grace) {
        return new Cleanup(List.copyOf(runs), Set.of(), grace, false, false);
    }

    public Cleanup pinnedBy(Set<String> tags) {
        return new Cleanup(runs, tags, grace, isTrial, isDespiteDamage);
    }

    public Cleanup asTrial() {
        return new Cleanup(runs, pins, grace, true, isDespiteDamage);
    }

    public Cleanup despiteDamage() {
        return new Cleanup(runs, pins, grace, isTrial, true);
    }
}
