package flow.task;

import flow.store.LogLine;
import flow.store.LogLine.Stream;
import flow.store.LogSource;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one attempt at a task prints, line by line, from both streams and all of its threads. A line is stored when it is whole;
 * threads that print at the same time never mix within a line. Once it is closed, what still comes belongs to the run.
 */
public final class TaskLog implements AutoCloseable {

    /** Who has begun which line. */
    private record Pen(Thread thread, Stream stream) {}

    private final LogSource source;
    private final RunLogs run;
    private final Map<Stream, PrintStream> streams = new EnumMap<>(Stream.class);
    private final HeadAndTail kept;
    private final Map<Pen, BegunLine> begun = new LinkedHashMap<>();
    private boolean isClosed;

    TaskLog(LogSource source, RunLogs run, long limit) {
        this.source = source;
        this.run = run;
        this.kept = new HeadAndTail(limit);
    }

    /** What is written here is standard output of the task. */
    public PrintStream out() {
        return stream(Stream.OUT);
    }

    /** What is written here is standard error of the task. */
    public PrintStream err() {
        return stream(Stream.ERR);
    }

    /** Most tasks print nothing, and the buffers of a stream are some 30 KB. */
    synchronized PrintStream stream(Stream stream) {
        return streams.computeIfAbsent(
                stream, kind -> new PrintStream(new LineStream(this, kind), false, StandardCharsets.UTF_8));
    }

    /** For whoever needs lines before they are printed. */
    BegunLine line() {
        return new BegunLine(run.masks());
    }

    /** Called by the thread that prints. */
    void write(Stream stream, byte[] bytes, int offset, int length) {
        if (take(stream, bytes, offset, length)) {
            run.keepUp();
            return;
        }
        run.late(stream).write(bytes, offset, length);
    }

    /** False once it is closed. */
    private synchronized boolean take(Stream stream, byte[] bytes, int offset, int length) {
        if (isClosed) {
            return false;
        }
        Pen pen = new Pen(Thread.currentThread(), stream);
        BegunLine line = begun.containsKey(pen) ? begun.remove(pen) : line();
        List<String> texts = new ArrayList<>(1);
        line.add(bytes, offset, length, texts::add);
        if (!line.isEmpty()) {
            begun.put(pen, line);
        }
        print(stream, texts);
        return true;
    }

    private void print(Stream stream, List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        List<LogLine> lines = new ArrayList<>(texts.size());
        for (String text : texts) {
            lines.add(new LogLine(run.now(), stream, run.masks().on(text)));
        }
        run.store(source, kept.head(lines));
        lines.forEach(line -> run.tell(source, line));
    }

    /** Lines that were begun end here, in the order in which they were begun. */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        begun.forEach((pen, line) -> line.finish(text -> print(pen.stream(), List.of(text))));
        begun.clear();
        run.store(source, kept.tail());
    }

    LogSource source() {
        return source;
    }
}
