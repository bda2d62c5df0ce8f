package flow.graph;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the clock on the wall shows when a cron comes, as numbers, whatever its dialect and spelling.
 *
 * @param seconds 0 to 59
 * @param minutes 0 to 59
 * @param hours 0 to 23
 * @param days those that one of these names, in the order of the cron, days of the month first; empty for every day
 * @param months 1 to 12
 * @param years empty for every year
 */
public record CronTimes(
        NavigableSet<Integer> seconds,
        NavigableSet<Integer> minutes,
        NavigableSet<Integer> hours,
        Set<CronDay> days,
        NavigableSet<Integer> months,
        NavigableSet<Integer> years) {

    public CronTimes {
        seconds = sorted(seconds);
        minutes = sorted(minutes);
        hours = sorted(hours);
        days = Collections.unmodifiableSet(new LinkedHashSet<>(days));
        months = sorted(months);
        years = sorted(years);
    }

    static NavigableSet<Integer> sorted(Collection<Integer> numbers) {
        return Collections.unmodifiableNavigableSet(new TreeSet<>(numbers));
    }

    public boolean isOn(LocalDate date) {
        return months.contains(date.getMonthValue())
                && (years.isEmpty() || years.contains(date.getYear()))
                && (days.isEmpty() || days.stream().anyMatch(day -> day.isOn(date)));
    }
}
