package flow.progress;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** The time of day, {@code 09:05:00}. Written by hand: Java's formatters take their time to be loaded, at each start. */
final class ClockTime {
    private final ZoneId zone;
    private long second = Long.MIN_VALUE;
    private String text = "";

    ClockTime(ZoneId zone) {
        this.zone = zone;
    }

    /** Many things happen within one second. */
    String text(Instant at) {
        if (at.getEpochSecond() != second) {
            second = at.getEpochSecond();
            text = text(LocalTime.ofInstant(at, zone));
        }
        return text;
    }

    private static String text(LocalTime time) {
        return two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
