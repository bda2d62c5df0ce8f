package flow.schedule;

import flow.graph.Cron;
import flow.graph.CronDay;
import flow.graph.CronTimes;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A cron in English: {@code at 02:30 on the first Monday of every month}. It is made of the numbers that the cron means, never of its
 * spelling; crons that read the same come at the same times.
 */
public final class CronWords {
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth");

    private CronWords() {}

    /** Without the zone. */
    public static String of(Cron cron) {
        CronTimes times = cron.times();
        String day = day(times);
        String time = TimeOfDayWords.of(times);
        String often = day.isEmpty() && time.startsWith("at ") && times.hours().size() < 24 ? " every day" : day;
        return time + often + months(times, day) + years(times);
    }

    /** As a clause of where the clock hangs: {@code New York time}, {@code UTC}. */
    public static String of(ZoneId zone) {
        String name = zone.getId();
        boolean city = name.contains("/") && !name.startsWith("Etc/");
        return city ? name.substring(name.lastIndexOf('/') + 1).replace('_', ' ') + " time" : name;
    }

    private static String day(CronTimes times) {
        List<String> days = new ArrayList<>();
        addDaysOfMonth(days, times);
        addWeekdays(days, times);
        return days.isEmpty() ? "" : " " + String.join(" and ", days);
    }

    private static void addDaysOfMonth(List<String> days, CronTimes times) {
        List<Integer> numbers = times.days().stream()
                .filter(CronDay.OfMonth.class::isInstance)
                .map(day -> ((CronDay.OfMonth) day).day())
                .toList();
        List<String> ofMonth = new ArrayList<>();
        if (!numbers.isEmpty()) {
            ofMonth.add("on " + (numbers.size() == 1 ? "day " : "days ") + Numbers.text(numbers));
        }
        times.days().stream()
                .filter(day -> !(day instanceof CronDay.OfMonth || day instanceof CronDay.Weekday))
                .map(CronWords::special)
                .forEach(ofMonth::add);
        if (!ofMonth.isEmpty()) {
            boolean every = times.months().size() == 12;
            days.add(String.join(" and ", ofMonth) + " of " + (every ? "every month" : monthNames(times)));
        }
    }

    private static String special(CronDay day) {
        if (day instanceof CronDay.BeforeLast last) {
            return switch (last.days()) {
                case 0 -> "on the last day";
                case 1 -> "on the day before the last day";
                default -> last.days() + " days before the last day";
            };
        }
        if (day instanceof CronDay.NearestWorkday workday) {
            return "on the day from Monday to Friday that is nearest to day " + workday.day();
        }
        if (day instanceof CronDay.LastWeekday last) {
            return "on the last " + name(last.day());
        }
        if (day instanceof CronDay.NthWeekday nth) {
            return "on the " + ORDINALS.get(nth.number() - 1) + " " + name(nth.day());
        }
        return "on the last day from Monday to Friday";
    }

    private static void addWeekdays(List<String> days, CronTimes times) {
        Collection<DayOfWeek> weekdays = times.days().stream()
                .filter(CronDay.Weekday.class::isInstance)
                .map(day -> ((CronDay.Weekday) day).day())
                .collect(Collectors.toCollection(TreeSet::new));
        if (weekdays.size() == 7) {
            days.add("every day");
        } else if (!weekdays.isEmpty()) {
            List<Integer> numbers = weekdays.stream().map(DayOfWeek::getValue).toList();
            String names = Numbers.text(numbers, number -> name(DayOfWeek.of(number)));
            days.add((Numbers.isOneRange(numbers) ? "from " : "on ") + names);
        }
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** Where the day has not said them yet. */
    private static String months(CronTimes times, String day) {
        boolean said = day.contains(" of ") && times.days().stream().noneMatch(CronDay.Weekday.class::isInstance);
        return said || times.months().size() == 12 ? "" : " in " + monthNames(times);
    }

    private static String monthNames(CronTimes times) {
        return Numbers.text(times.months(), number -> Month.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    private static String years(CronTimes times) {
        return times.years().isEmpty() ? "" : ", in " + Numbers.text(times.years());
    }
}
