package flow.task;

import flow.problem.Masks;
import flow.store.LogEntry;
import flow.store.LogLine;
import flow.store.LogLine.Stream;
import flow.store.LogSource;
import flow.store.RunWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All that one run prints: a log for every attempt at a task while it lasts, and one for what belongs to none. While it is open,
 * the output of threads is dealt out to them.
 */
public final class RunLogs implements AutoCloseable {
    private final Output output;
    private final RunWriter writer;
    private final InstantSource clock;
    private final LineListener listener;
    private final Masks masks = new Masks();
    private final long limit;
    private final Map<LogSource, TaskLog> open = new ConcurrentHashMap<>();
    private final TaskLog common;

    /**
     * @param listener hears every line, once it is stored if it is
     * @param limit in bytes, of what is stored of each log
     */
    public RunLogs(Output output, RunWriter writer, InstantSource clock, LineListener listener, long limit) {
        this.output = output;
        this.writer = writer;
        this.clock = clock;
        this.listener = listener;
        this.limit = limit;
        this.common = new TaskLog(LogSource.RUN, this, limit);
        output.begin(common);
    }

    /** The log of an attempt. The calling thread, and the threads that it starts, print into it until it is closed. */
    TaskLog open(Task task) {
        TaskLog log = new TaskLog(source(task), this, limit);
        open.put(log.source(), log);
        output.bind(log);
        return log;
    }

    /** The calling thread's attempt is over. */
    void close(TaskLog log) {
        output.unbind();
        open.remove(log.source(), log);
        log.close();
    }

    /** An attempt is given up; its threads may go on, but not in its name. */
    void abandon(Task task) {
        TaskLog log = open.get(source(task));
        if (log != null) {
            log.close();
        }
    }

    private static LogSource source(Task task) {
        return new LogSource(task.id(), task.attempt());
    }

    void store(LogSource source, List<LogLine> lines) {
        if (!lines.isEmpty()) {
            writer.print(source, lines);
        }
    }

    void tell(LogSource source, LogLine line) {
        listener.hear(new LogEntry(source, line));
    }

    void keepUp() {
        listener.keepUp();
    }

    /** Where threads print whose own log is closed. */
    PrintTarget late(Stream stream) {
        return output.nobodys(stream);
    }

    /** Every line goes through them before it is stored or heard. */
    Masks masks() {
        return masks;
    }

    Instant now() {
        return clock.instant();
    }

    /** The run is over. What is printed from now on belongs to nobody. */
    @Override
    public void close() {
        output.end(common);
        open.values().forEach(TaskLog::close);
        common.close();
    }
}
