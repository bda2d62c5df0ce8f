package flow.cli;

import flow.store.LogLine;
import flow.store.LogLine.Stream;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of a task's output between two processes of flow: a mark, then {@code 1764129600.000000000 out hello}. Programs that the task
 * starts may print into the same stream without one, also in front of a mark.
 */
final class FramedLine {
    /** No terminal shows it, and hardly any program prints it. */
    private static final String MARK = "\u0001flow ";

    private static final int PARTS = 3;

    private FramedLine() {}

    static String of(LogLine line) {
        String stream = line.stream() == Stream.OUT ? "out" : "err";
        return "%s%d.%09d %s %s"
                .formatted(MARK, line.at().getEpochSecond(), line.at().getNano(), stream, line.text());
    }

    /** What stands in front of the frame in such a line: all of it where there is none. */
    static String before(String printed) {
        int mark = printed.indexOf(MARK);
        return mark < 0 ? printed : printed.substring(0, mark);
    }

    /** Empty when there is none. */
    static Optional<LogLine> read(String printed) {
        int mark = printed.indexOf(MARK);
        if (mark < 0) {
            return Optional.empty();
        }
        String[] parts = printed.substring(mark + MARK.length()).split(" ", PARTS);
        try {
            String[] time = parts[0].split("\\.");
            Instant at = Instant.ofEpochSecond(Long.parseLong(time[0]), Long.parseLong(time[1]));
            return Optional.of(new LogLine(at, Stream.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[2]));
        } catch (RuntimeException none) {
            return Optional.empty();
        }
    }
}
