package flow.view;

import java.util.List;
import java.util.Locale;

/** Numbers of bytes as people read them, in units of a thousand as everywhere in flow: {@code 14 B}, {@code 1.2 KB}, {@code 3.0 GB}. */
public final class Sizes {
    private static final double UNIT = 1000;
    private static final List<String> UNITS = List.of("KB", "MB", "GB", "TB");

    private Sizes() {}

    public static String text(long bytes) {
        if (bytes < UNIT) {
            return bytes + " B";
        }
        double size = bytes / UNIT;
        int unit = 0;
        while (Math.round(size * 10) / 10.0 >= UNIT && unit < UNITS.size() - 1) {
            size /= UNIT;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, UNITS.get(unit));
    }
}
