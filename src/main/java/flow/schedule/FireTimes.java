package flow.schedule;

import flow.graph.Cron;
import flow.graph.Schedule;
import flow.schedule.FireTime.Occurrence;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a schedule comes: at each instant at which the clock on the wall, in its zone, shows a time that one of its crons names. So a
 * time that the clock leaves out when it is set forward does not come, and one that it shows twice when it is set back comes twice;
 * each {@link FireTime} says so. Argo's crons do the same (decision 405).
 */
public final class FireTimes {
    private final ZoneId zone;
    private final List<WallTimes> crons;

    private FireTimes(ZoneId zone, List<WallTimes> crons) {
        this.zone = zone;
        this.crons = crons;
    }

    public static FireTimes of(Schedule schedule) {
        return of(schedule.crons(), schedule.effectiveTimezone());
    }

    public static FireTimes of(List<Cron> crons, ZoneId zone) {
        return new FireTimes(
                zone, crons.stream().map(cron -> new WallTimes(cron.times())).toList());
    }

    /** The first one after this instant; empty when there is none any more, as when the years of all crons are over. */
    public Optional<FireTime> next(Instant after) {
        List<SkippedTimes> skipped = new ArrayList<>();
        Instant from = after;
        ZoneOffset offset = zone.getRules().getOffset(after);
        LocalDateTime shown = LocalDateTime.ofEpochSecond(after.getEpochSecond(), after.getNano(), offset);
        while (true) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(from);
            LocalDateTime time = next(shown);
            if (time != null && (change == null || time.toInstant(offset).isBefore(change.getInstant()))) {
                return Optional.of(fireTime(time, offset, skipped));
            }
            if (change == null || time == null && change.getDateTimeAfter().isAfter(shown)) {
                return Optional.empty();
            }
            skippedBy(change).ifPresent(skipped::add);
            from = change.getInstant();
            offset = change.getOffsetAfter();
            shown = change.getDateTimeAfter().minusNanos(1);
        }
    }

    /** All after this instant, one after the other. */
    public Stream<FireTime> after(Instant instant) {
        return Stream.iterate(
                        next(instant),
                        Optional::isPresent,
                        time -> next(time.orElseThrow().instant()))
                .map(Optional::orElseThrow);
    }

    private @Nullable LocalDateTime next(LocalDateTime shown) {
        return crons.stream()
                .map(cron -> cron.next(shown).orElse(null))
                .filter(Objects::nonNull)
                .min(LocalDateTime::compareTo)
                .orElse(null);
    }

    private FireTime fireTime(LocalDateTime time, ZoneOffset offset, List<SkippedTimes> skipped) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        Occurrence occurrence = change == null || !change.isOverlap()
                ? Occurrence.ONLY
                : offset.equals(change.getOffsetBefore()) ? Occurrence.FIRST : Occurrence.SECOND;
        return new FireTime(ZonedDateTime.ofStrict(time, offset, zone), occurrence, skipped);
    }

    private Optional<SkippedTimes> skippedBy(ZoneOffsetTransition change) {
        if (!change.isGap()) {
            return Optional.empty();
        }
        TreeSet<LocalDateTime> times = new TreeSet<>();
        crons.forEach(cron -> times.addAll(cron.between(change.getDateTimeBefore(), change.getDateTimeAfter())));
        return times.isEmpty()
                ? Optional.empty()
                : Optional.of(new SkippedTimes(change, times.first(), times.last(), times.size()));
    }
}
