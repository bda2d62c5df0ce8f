package flow.cli;

import flow.client.Run;
import flow.view.Elapsed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as people and as programs read them. */
final class RunTimes {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final double NANOS = 1e9;

    private RunTimes() {}

    /** Where the user is. */
    static String text(Instant at, ZoneId zone) {
        return SECONDS.format(at.atZone(zone));
    }

    /** From the start to the end, or until now while it is running; empty when that is not known. */
    static String took(Run run, Instant now) {
        Duration took = run.getTook();
        if (took != null) {
            return Elapsed.text(took);
        }
        return run.isOver() ? "" : Elapsed.text(Duration.between(run.getStartedAt(), now));
    }

    /** In seconds; null for null. */
    static @Nullable Double seconds(@Nullable Duration took) {
        return took == null ? null : took.toNanos() / NANOS;
    }

    /** In UTC; null for null. */
    static @Nullable String iso(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
