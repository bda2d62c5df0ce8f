package flow.store;

import flow.graph.TaskId;
import flow.store.LogLine.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of one source as bytes, the same in every kind of store. The first line names the version and the source, {@code v2 task
 * 0 process .2} or {@code v2 run}; then each line has its stream, its time as seconds since 1970 with nine decimals, and its
 * length in bytes before it, as in {@code out 1764129600.000000000 5 hello}. No zero byte is among them.
 * Version 1 named none, and had zeros.
 */
public final class LogFormat {
    /** The third part of what says whose a line is. */
    private static final int STEP_AND_PLACE = 3;

    private static final int VERSION = 2;
    private static final Pattern VERSIONED = Pattern.compile("v([1-9][0-9]{0,8}) (.*)", Pattern.DOTALL);
    private static final String RUN = "run";
    private static final String TASK = "task";

    private LogFormat() {}

    public static byte[] write(LogSource source, List<LogLine> lines) {
        LineBytes bytes = new LineBytes().add('v').add(VERSION).add(' ');
        TaskId task = source.task();
        if (task == null) {
            bytes.add(RUN);
        } else {
            bytes.add(TASK).add(' ').add(source.attempt()).add(' ');
            bytes.addText(task.step()).add(' ').add(task.at());
        }
        bytes.add('\n');
        for (LogLine line : lines) {
            byte[] text = LogText.bytes(line.text());
            bytes.add(spelling(line.stream())).add(' ').add(line.at());
            bytes.add(' ').add(text.length).add(' ').add(text).add('\n');
        }
        return bytes.toBytes();
    }

    /**
     * @param place where the bytes were found, for messages
     * @throws StoreCorrupt when they are no such lines
     * @throws StoreFailure when a later release wrote them
     */
    public static List<LogEntry> read(byte[] bytes, String place) {
        try {
            Fields fields = new Fields(bytes);
            LogSource source = source(fields.upTo('\n'), place);
            List<LogEntry> entries = new ArrayList<>(1);
            while (fields.at < bytes.length) {
                Stream stream = Stream.valueOf(fields.upTo(' ').toUpperCase(Locale.ROOT));
                Instant at = Spelled.time(fields.upTo(' '));
                String text = fields.next(Integer.parseInt(fields.upTo(' ')));
                entries.add(new LogEntry(source, new LogLine(at, stream, text)));
            }
            return entries;
        } catch (StoreFailure later) {
            throw later;
        } catch (RuntimeException broken) {
            throw new StoreCorrupt(place, "these are no lines of output");
        }
    }

    private static LogSource source(String line, String place) {
        Matcher versioned = VERSIONED.matcher(line);
        boolean isFirst = !versioned.matches();
        if (!isFirst && Integer.parseInt(versioned.group(1)) > VERSION) {
            throw StoreFailure.ofLaterRelease(place);
        }
        String text = isFirst ? line : versioned.group(2);
        if (text.equals(RUN)) {
            return LogSource.RUN;
        }
        String[] parts = text.split(" ", STEP_AND_PLACE);
        int end = parts[2].lastIndexOf(' ');
        TaskId task = TaskId.of(parts[2].substring(0, end), parts[2].substring(end + 1));
        return new LogSource(task, Integer.parseInt(parts[1]));
    }

    private static String spelling(Stream stream) {
        return stream == Stream.OUT ? "out" : "err";
    }

    /** What was read so far. */
    private static final class Fields {
        private final byte[] bytes;
        private int at;

        Fields(byte... bytes) {
            this.bytes = bytes;
        }

        String upTo(char end) {
            int begin = at;
            while (bytes[at] != end) {
                at++;
            }
            at++;
            return new String(bytes, begin, at - 1 - begin, StandardCharsets.UTF_8);
        }

        /** That many bytes, and the line end behind them. */
        String next(int length) {
            int begin = at;
            at += length + 1;
            return LogText.of(bytes, begin, length);
        }
    }
}
