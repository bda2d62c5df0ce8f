package flow.serve;

import flow.schedule.SkippedTimes;
import java.time.Instant;
import java.util.List;

/** What happens while flows are served, for people. */
public sealed interface Told {

    /** A run is about to be made. */
    record Starting(Firing firing) implements Told {}

    /** It has ended. */
    record Over(Firing firing, Starter.Outcome outcome) implements Told {}

    /**
     * Times of a schedule for which no run is started any more.
     *
     * @param times how many; the first and the last of them follow
     */
    record Missed(String flow, int times, Instant first, Instant last) implements Told {}

    /** Times that no clock showed, as it was set forward. */
    record LeftOut(String flow, SkippedTimes times) implements Told {}

    /**
     * A schedule begins with now, as the clock was far ahead before.
     *
     * @param last the time for which it started a run then
     */
    record SetBack(String flow, Instant last) implements Told {}

    /**
     * Runs that the last server had not brought to their end.
     *
     * @param unknown those of flows that are not served now; they stay until they are
     */
    record Recovered(List<Firing> firings, List<Firing> unknown) implements Told {}

    /** What a flow waits for has come, but no run can be made of it. */
    record Refused(String flow, String reason) implements Told {}
}
