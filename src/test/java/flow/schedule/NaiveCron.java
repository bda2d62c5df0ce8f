package flow.schedule;

import flow.graph.Cron;
import flow.graph.Cron.Dialect;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a cron means, read from its canonical text anew and asked of every single moment, without any cleverness. */
public final class NaiveCron {
    private static final String[] EVERY = {"*", "?"};

    private final boolean[] seconds;
    private final boolean[] minutes;
    private final boolean[] hours;
    private final String days;
    private final boolean[] months;
    private final String weekdays;
    private final boolean[] years;
    private final boolean fromZero;

    public NaiveCron(Cron cron) {
        List<String> fields = new ArrayList<>(List.of(cron.text().split(" ")));
        if (cron.dialect() != Dialect.QUARTZ) {
            fields.add(0, "0");
        }
        if (fields.size() == 6) {
            fields.add("*");
        }
        seconds = numbers(fields.get(0), 0, 59);
        minutes = numbers(fields.get(1), 0, 59);
        hours = numbers(fields.get(2), 0, 23);
        days = fields.get(3);
        months = numbers(fields.get(4), 1, 12);
        weekdays = fields.get(5);
        years = numbers(fields.get(6), 1970, 2199);
        fromZero = cron.dialect() == Dialect.UNIX;
    }

    /** All instants after one and until another at which the clock on the wall fits, one step after the other. */
    public static List<Instant> times(
            List<NaiveCron> crons, ZoneId zone, Instant after, Instant until, int stepSeconds) {
        List<Instant> times = new ArrayList<>();
        for (long second = after.getEpochSecond() + stepSeconds;
                second <= until.getEpochSecond();
                second += stepSeconds) {
            Instant instant = Instant.ofEpochSecond(second);
            ZoneOffset offset = zone.getRules().getOffset(instant);
            LocalDateTime shown = LocalDateTime.ofEpochSecond(second, 0, offset);
            if (crons.stream().anyMatch(cron -> cron.fits(shown))) {
                times.add(instant);
            }
        }
        return times;
    }

    public boolean fits(LocalDateTime shown) {
        return seconds[shown.getSecond()]
                && minutes[shown.getMinute()]
                && hours[shown.getHour()]
                && months[shown.getMonthValue()]
                && years[shown.getYear()]
                && fitsDay(shown.toLocalDate());
    }

    private boolean fitsDay(LocalDate date) {
        boolean everyDay = Arrays.asList(EVERY).contains(days);
        boolean everyWeekday = Arrays.asList(EVERY).contains(weekdays);
        if (everyDay || everyWeekday) {
            return (everyDay || fitsDayOfMonth(date)) && (everyWeekday || fitsWeekday(date));
        }
        return fitsDayOfMonth(date) || fitsWeekday(date);
    }

    private boolean fitsDayOfMonth(LocalDate date) {
        int last = date.lengthOfMonth();
        for (String item : days.split(",")) {
            boolean fits;
            if (item.equals("L")) {
                fits = date.getDayOfMonth() == last;
            } else if (item.equals("LW")) {
                fits = date.getDayOfMonth() == workday(date, last);
            } else if (item.startsWith("L-")) {
                fits = date.getDayOfMonth() + Integer.parseInt(item.substring(2)) == last;
            } else if (item.endsWith("W")) {
                int wanted = Integer.parseInt(item.substring(0, item.length() - 1));
                fits = wanted <= last && date.getDayOfMonth() == workday(date, wanted);
            } else {
                fits = numbers(item, 1, 31)[date.getDayOfMonth()];
            }
            if (fits) {
                return true;
            }
        }
        return false;
    }

    /** The nearest in its month; no two are equally near. */
    private static int workday(LocalDate month, int wanted) {
        int nearest = 99;
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            boolean works = month.withDayOfMonth(day).getDayOfWeek().getValue() <= 5;
            if (works && Math.abs(day - wanted) < Math.abs(nearest - wanted)) {
                nearest = day;
            }
        }
        return nearest;
    }

    private boolean fitsWeekday(LocalDate date) {
        int first = fromZero ? 0 : 1;
        int number = date.getDayOfWeek().getValue() % 7 + first;
        for (String item : weekdays.split(",")) {
            boolean fits;
            if (item.equals("L")) {
                fits = number == 7;
            } else if (item.endsWith("L")) {
                fits = number == item.charAt(0) - '0' && date.getDayOfMonth() + 7 > date.lengthOfMonth();
            } else if (item.contains("#")) {
                int day = date.getDayOfMonth();
                int nth = item.charAt(2) - '0';
                fits = number == item.charAt(0) - '0' && day > 7 * (nth - 1) && day <= 7 * nth;
            } else {
                fits = numbers(item, first, first + 6)[number];
            }
            if (fits) {
                return true;
            }
        }
        return false;
    }

    /** By number. */
    private static boolean[] numbers(String field, int first, int last) {
        boolean[] named = new boolean[last + 1];
        for (String item : field.split(",")) {
            String[] parts = item.split("/");
            String[] ends = parts[0].split("-");
            boolean every = Arrays.asList(EVERY).contains(ends[0]);
            int from = every ? first : Integer.parseInt(ends[0]);
            int to = every || ends.length == 1 && parts.length == 2 ? last : Integer.parseInt(ends[ends.length - 1]);
            int step = parts.length == 2 ? Integer.parseInt(parts[1]) : 1;
            int length = to >= from ? to - from : to - from + (last - first + 1);
            for (int i = 0; i <= length; i += step) {
                named[(from - first + i) % (last - first + 1) + first] = true;
            }
        }
        return named;
    }
}
