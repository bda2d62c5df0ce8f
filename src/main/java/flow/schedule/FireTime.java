package flow.schedule;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * One time at which a schedule comes.
 *
 * @param at when, with what the clock of the schedule's zone shows then
 * @param occurrence which of two, where that clock shows the same time twice
 * @param skipped the times that no clock showed since the instant that was asked about; empty but for the days on which clocks are
 *     set forward
 */
public record FireTime(ZonedDateTime at, Occurrence occurrence, List<SkippedTimes> skipped) {

    /** Which one it is of the instants at which the clock shows the same. */
    public enum Occurrence {
        ONLY,
        /** Before the clock was set back. */
        FIRST,
        /** After the clock was set back. */
        SECOND
    }

    public FireTime {
        skipped = List.copyOf(skipped);
    }

    public Instant instant() {
        return at.toInstant();
    }
}
