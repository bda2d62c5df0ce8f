package flow.progress;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** {@code 09:05:00}. Written by hand: Java's formatters take their time to be loaded, at each start. */
final class ClockTime {
    private ClockTime() {}

    static String text(Instant at, ZoneId zone) {
        LocalTime time = LocalTime.ofInstant(at, zone);
        return two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
