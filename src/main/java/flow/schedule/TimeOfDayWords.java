package flow.schedule;

import flow.graph.CronTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** The time of day of a cron: {@code at 02:30}, {@code every 15 minutes}, {@code every hour from 08:30 to 17:30}. */
final class TimeOfDayWords {
    /** More times of a day than these are said by their hours and minutes. */
    private static final int MOST_TIMES = 6;

    private final CronTimes times;

    private TimeOfDayWords(CronTimes times) {
        this.times = times;
    }

    static String of(CronTimes times) {
        return new TimeOfDayWords(times).text();
    }

    private String text() {
        if (times.seconds().size() == 1) {
            return minutes();
        }
        int step = Numbers.step(times.seconds(), 60);
        String seconds = step == 0 || times.seconds().first() > 0
                ? "at seconds " + Numbers.text(times.seconds())
                : every(step, "second");
        boolean always = times.minutes().size() == 60 && times.hours().size() == 24;
        return always && !seconds.startsWith("at ") ? seconds : seconds + " of " + everyMinute();
    }

    /** As part of a text that begins with the seconds. */
    private String everyMinute() {
        if (times.minutes().size() < 60) {
            return minuteNumbers() + " of " + hourNumbers();
        }
        return times.hours().size() == 24 ? "every minute" : "every minute of " + hourNumbers();
    }

    private String minutes() {
        if (times.minutes().size() * times.hours().size() <= MOST_TIMES) {
            return "at " + Numbers.listed(clocks());
        }
        if (times.minutes().size() == 1) {
            return hours();
        }
        int step = Numbers.step(times.minutes(), 60);
        if (step == 0 || second() > 0 || !(times.hours().size() == 24 || Numbers.isOneRange(times.hours()))) {
            return "at " + (second() > 0 ? atSecond() + everyMinute() : minuteNumbers() + " of " + hourNumbers());
        }
        String often = every(step, "minute");
        if (times.hours().size() < 24) {
            return often + span();
        }
        return times.minutes().first() == 0
                ? often
                : often + " from minute " + times.minutes().first() + " of every hour";
    }

    /** One minute of many hours. */
    private String hours() {
        int minute = times.minutes().first();
        int step = Numbers.step(times.hours(), 24);
        if (step > 0 && (step == 1 || times.hours().first() == 0)) {
            String often = every(step, "hour");
            return minute == 0 && second() == 0 ? often : often + " at " + atSecond() + "minute " + minute;
        }
        if (Numbers.isOneRange(times.hours())) {
            return "every hour" + span();
        }
        return "at " + atSecond() + "minute " + minute + " of " + hourNumbers();
    }

    private String span() {
        return " from " + clock(times.hours().first(), times.minutes().first()) + " to "
                + clock(times.hours().last(), times.minutes().last());
    }

    private String minuteNumbers() {
        return named("minute", times.minutes());
    }

    private String hourNumbers() {
        return times.hours().size() == 24 ? "every hour" : named("hour", times.hours());
    }

    private static String named(String unit, SortedSet<Integer> numbers) {
        return unit + (numbers.size() == 1 ? " " : "s ") + Numbers.text(numbers);
    }

    private String atSecond() {
        return second() == 0 ? "" : "second " + second() + " of ";
    }

    private int second() {
        return times.seconds().first();
    }

    private static String every(int step, String unit) {
        return step == 1 ? "every " + unit : "every " + step + " " + unit + "s";
    }

    private List<String> clocks() {
        List<String> clocks = new ArrayList<>();
        times.hours().forEach(hour -> times.minutes().forEach(minute -> clocks.add(clock(hour, minute))));
        return clocks;
    }

    private String clock(int hour, int minute) {
        String clock = "%02d:%02d".formatted(hour, minute);
        return second() == 0 ? clock : clock + ":%02d".formatted(second());
    }
}
