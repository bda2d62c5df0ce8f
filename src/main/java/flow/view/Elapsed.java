package flow.view;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them: {@code 12 ms}, {@code 1.2 s}, {@code 2 min 3 s}, {@code 1 h 4 min}. */
public final class Elapsed {
    private Elapsed() {}

    public static String text(Duration duration) {
        if (duration.toSeconds() < 1) {
            return duration.toMillis() + " ms";
        }
        if (duration.toMinutes() < 1) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 100 / 10.0);
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
}
