package flow.cli;

import flow.store.LogLine;
import flow.store.LogLine.Stream;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A line of a task's output between two processes of flow: {@code 1764129600.000000000 out hello}. */
final class FramedLine {
    private static final int PARTS = 3;

    private FramedLine() {}

    static String of(LogLine line) {
        String stream = line.stream() == Stream.OUT ? "out" : "err";
        return "%d.%09d %s %s".formatted(line.at().getEpochSecond(), line.at().getNano(), stream, line.text());
    }

    /** Empty when it is none. */
    static Optional<LogLine> read(String framed) {
        String[] parts = framed.split(" ", PARTS);
        try {
            String[] time = parts[0].split("\\.");
            Instant at = Instant.ofEpochSecond(Long.parseLong(time[0]), Long.parseLong(time[1]));
            Stream stream = Stream.valueOf(parts[1].toUpperCase(Locale.ROOT));
            return Optional.of(new LogLine(at, stream, parts[2]));
        } catch (RuntimeException none) {
            return Optional.empty();
        }
    }
}
