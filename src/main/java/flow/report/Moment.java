package flow.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Points of time, in UTC: a page is read anywhere, and has the same bytes wherever it was made. */
final class Moment {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private Moment() {}

    static void write(Html html, Instant at) {
        html.leaf(Tag.TIME, SECONDS.format(at), Name.DATETIME.is(at.toString()));
    }

    /** Of a line of a log. */
    static String clock(Instant at) {
        return CLOCK.format(at);
    }
}
