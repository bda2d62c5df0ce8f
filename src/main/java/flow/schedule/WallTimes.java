package flow.schedule;

import flow.graph.CronTimes;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The times of one cron on a clock that nobody ever changes. */
record WallTimes(CronTimes cron) {
    /** After so many years dates fall on the same weekdays again: what did not come until then never does. */
    private static final int CYCLE_YEARS = 400;

    private static final int SECONDS_OF_DAY = 86_400;

    /** The first one after this; empty when there is none any more. */
    Optional<LocalDateTime> next(LocalDateTime after) {
        LocalDateTime from = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        LocalDate today = from.toLocalDate();
        if (cron.isOn(today)) {
            LocalTime time = timeFrom(from.toLocalTime());
            if (time != null) {
                return Optional.of(today.atTime(time));
            }
        }
        return dateAfter(today).map(date -> date.atTime(first()));
    }

    /** All from one until before another. */
    List<LocalDateTime> between(LocalDateTime from, LocalDateTime until) {
        List<LocalDateTime> times = new ArrayList<>();
        Optional<LocalDateTime> time = next(from.minusNanos(1));
        while (time.isPresent() && time.get().isBefore(until)) {
            times.add(time.get());
            time = next(time.get());
        }
        return times;
    }

    private LocalTime first() {
        return LocalTime.of(
                cron.hours().first(), cron.minutes().first(), cron.seconds().first());
    }

    private @Nullable LocalTime timeFrom(LocalTime from) {
        int hour = from.getHour();
        int minute = from.getMinute();
        if (cron.hours().contains(hour)) {
            Integer second = cron.minutes().contains(minute) ? cron.seconds().ceiling(from.getSecond()) : null;
            if (second != null) {
                return LocalTime.of(hour, minute, second);
            }
            Integer laterMinute = cron.minutes().higher(minute);
            if (laterMinute != null) {
                return LocalTime.of(hour, laterMinute, cron.seconds().first());
            }
        }
        Integer laterHour = cron.hours().higher(hour);
        return laterHour == null
                ? null
                : LocalTime.of(laterHour, cron.minutes().first(), cron.seconds().first());
    }

    private Optional<LocalDate> dateAfter(LocalDate today) {
        NavigableSet<Integer> years = cron.years();
        LocalDate date = today.plusDays(1);
        int last = years.isEmpty() ? today.getYear() + CYCLE_YEARS : years.last();
        if (!years.isEmpty() && date.getYear() < years.first()) {
            date = LocalDate.of(years.first(), 1, 1);
        }
        while (date.getYear() <= last) {
            if (cron.isOn(date)) {
                return Optional.of(date);
            }
            date = cron.months().contains(date.getMonthValue())
                    ? date.plusDays(1)
                    : date.withDayOfMonth(1).plusMonths(1);
        }
        return Optional.empty();
    }

    /** Whether the times of a day are the same when each comes so much later, so that such a change of the clock does nothing to them. */
    boolean repeatAfter(Duration shift) {
        int seconds = Math.floorMod(shift.toSeconds(), SECONDS_OF_DAY);
        return cron.hours().stream()
                .allMatch(hour -> cron.minutes().stream()
                        .allMatch(minute -> cron.seconds().stream()
                                .allMatch(second ->
                                        isTime((hour * 3600 + minute * 60 + second + seconds) % SECONDS_OF_DAY))));
    }

    private boolean isTime(int secondOfDay) {
        return cron.hours().contains(secondOfDay / 3600)
                && cron.minutes().contains(secondOfDay / 60 % 60)
                && cron.seconds().contains(secondOfDay % 60);
    }
}
