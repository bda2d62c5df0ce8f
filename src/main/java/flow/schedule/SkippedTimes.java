package flow.schedule;

import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;

/**
 * Times of a schedule that no clock showed, because it was set forward.
 *
 * @param change when that was, from which time to which
 * @param first the earliest of them
 * @param last the latest of them; the first one where there is only one
 * @param count how many, at least one
 */
public record SkippedTimes(ZoneOffsetTransition change, LocalDateTime first, LocalDateTime last, int count) {}
