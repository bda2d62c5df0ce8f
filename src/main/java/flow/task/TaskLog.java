package flow.task;

import flow.store.LogLine;
import flow.store.LogLine.Stream;
import flow.store.LogSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What one attempt at a task prints, line by line, from both streams and all of its threads. A line is stored when it is whole;
 * threads that print at the same time never mix within a line. Once it is closed, what still comes belongs to the run.
 */
public final class TaskLog implements AutoCloseable {

    /** Who has begun which line. */
    private record Pen(Thread thread, Stream stream) {}

    private final LogSource source;
    private final RunLogs run;
    private final LineStream out = new LineStream(this, Stream.OUT);
    private final LineStream err = new LineStream(this, Stream.ERR);
    private final HeadAndTail kept;
    private final Map<Pen, BegunLine> begun = new LinkedHashMap<>();
    private boolean isClosed;

    TaskLog(LogSource source, RunLogs run, long limit) {
        this.source = source;
        this.run = run;
        this.kept = new HeadAndTail(limit);
    }

    /** What is written here is standard output of the task. */
    LineStream out() {
        return out;
    }

    /** What is written here is standard error of the task. */
    LineStream err() {
        return err;
    }

    LineStream stream(Stream stream) {
        return stream == Stream.OUT ? out : err;
    }

    /** For whoever needs lines before they are printed. */
    BegunLine line() {
        return new BegunLine(run.masks());
    }

    /** Called by the thread that prints. */
    void write(Stream stream, byte[] bytes, int offset, int length) {
        take(
                stream,
                (line, lines) -> line.add(bytes, offset, length, lines),
                late -> late.write(bytes, offset, length));
    }

    /** Likewise. */
    void print(Stream stream, String text) {
        take(stream, (line, lines) -> line.add(text, lines), late -> late.print(text));
    }

    /**
     * @param more adds to the line that the thread has begun, and hands over those that are whole
     * @param otherwise what is done once this is closed
     */
    private void take(Stream stream, BiConsumer<BegunLine, Consumer<String>> more, Consumer<PrintTarget> otherwise) {
        if (isTaken(stream, more)) {
            run.keepUp();
            return;
        }
        otherwise.accept(run.late(stream));
    }

    private synchronized boolean isTaken(Stream stream, BiConsumer<BegunLine, Consumer<String>> more) {
        if (isClosed) {
            return false;
        }
        Pen pen = new Pen(Thread.currentThread(), stream);
        BegunLine line = begun.containsKey(pen) ? begun.remove(pen) : line();
        List<String> texts = new ArrayList<>(1);
        more.accept(line, texts::add);
        if (!line.isEmpty()) {
            begun.put(pen, line);
        }
        keep(stream, texts);
        return true;
    }

    private void keep(Stream stream, List<String> texts) {
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
        begun.forEach((pen, line) -> line.finish(text -> keep(pen.stream(), List.of(text))));
        begun.clear();
        run.store(source, kept.tail());
    }

    LogSource source() {
        return source;
    }
}
