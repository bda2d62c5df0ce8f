package flow.schedule;

import flow.graph.Cron;
import flow.graph.CronTimes;
import flow.graph.Schedule;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A cron that does not come as often as it says when clocks are changed in its zone: times that do not exist where they are set
 * forward, or exist twice where they are set back. A cron whose times are the same one change later, such as one of every hour, has
 * none.
 *
 * @param change the first one that does it, as an example
 * @param first the earliest time of the cron that this one leaves out or shows twice
 * @param count how many times of the cron it leaves out or shows twice
 */
public record ClockTrouble(Cron cron, ZoneOffsetTransition change, LocalDateTime first, int count) {

    /** In the order of the crons, times that are left out first. */
    public static List<ClockTrouble> of(Schedule schedule) {
        List<ClockTrouble> troubles = new ArrayList<>();
        for (Cron cron : schedule.crons()) {
            List<ZoneOffsetTransition> changes =
                    ClockChanges.of(schedule.effectiveTimezone(), cron.times().years());
            first(cron, changes, ZoneOffsetTransition::isGap).ifPresent(troubles::add);
            first(cron, changes, ZoneOffsetTransition::isOverlap).ifPresent(troubles::add);
        }
        return troubles;
    }

    private static Optional<ClockTrouble> first(
            Cron cron, List<ZoneOffsetTransition> changes, Predicate<ZoneOffsetTransition> kind) {
        CronTimes times = cron.times();
        return changes.stream()
                .filter(kind)
                .flatMap(change -> of(cron, new WallTimes(times), change).stream())
                .findFirst();
    }

    private static Optional<ClockTrouble> of(Cron cron, WallTimes times, ZoneOffsetTransition change) {
        LocalDateTime before = change.getDateTimeBefore();
        LocalDateTime after = change.getDateTimeAfter();
        List<LocalDateTime> affected = change.isGap() ? times.between(before, after) : times.between(after, before);
        return affected.isEmpty() || times.repeatAfter(change.getDuration())
                ? Optional.empty()
                : Optional.of(new ClockTrouble(cron, change, affected.get(0), affected.size()));
    }

    /** Whether the times do not exist; else they exist twice. */
    public boolean isLeftOut() {
        return change.isGap();
    }
}
