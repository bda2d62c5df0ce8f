package flow.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a run printed, and then what tasks printed that ran apart: each of them in its own order, one behind the other as far as they go. */
public final class LogsInTurn implements LogReader {
    private final Supplier<Map<String, Supplier<LogReader>>> apart;
    private final Map<String, LogReader> open = new LinkedHashMap<>();

    /** Asked first: whoever goes on to the next log looks into all of them. */
    private LogReader current;

    /**
     * @param written by whoever writes the run
     * @param apart the logs that there are of attempts that ran apart, by what they are called, as it stands when it is asked
     */
    public LogsInTurn(LogReader written, Supplier<Map<String, Supplier<LogReader>>> apart) {
        this.apart = apart;
        this.current = written;
        open.put("", written);
    }

    @Override
    public @Nullable LogEntry next() {
        LogEntry entry = current.next();
        if (entry != null) {
            return entry;
        }
        addNew();
        for (LogReader log : open.values()) {
            LogEntry first = log == current ? null : log.next();
            if (first != null) {
                current = log;
                return first;
            }
        }
        return null;
    }

    private void addNew() {
        apart.get().forEach((name, log) -> {
            if (!open.containsKey(name)) {
                open.put(name, log.get());
            }
        });
    }

    @Override
    public void close() {
        open.values().forEach(LogReader::close);
    }
}
