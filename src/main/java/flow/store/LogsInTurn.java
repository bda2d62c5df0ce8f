package flow.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a run printed, and then what tasks printed that ran apart: each of them in its own order, one behind the other as far as they go. */
public final class LogsInTurn implements LogReader {
    private final LogReader written;
    private final Supplier<Map<String, Supplier<LogReader>>> apart;
    private final Map<String, LogReader> open = new LinkedHashMap<>();

    /**
     * @param written by whoever writes the run
     * @param apart the logs that there are of attempts that ran apart, by what they are called, as it stands when it is asked
     */
    public LogsInTurn(LogReader written, Supplier<Map<String, Supplier<LogReader>>> apart) {
        this.written = written;
        this.apart = apart;
    }

    @Override
    public @Nullable LogEntry next() {
        LogEntry entry = written.next();
        if (entry != null) {
            return entry;
        }
        LogEntry known = next(new ArrayList<>(open.values()));
        if (known != null) {
            return known;
        }
        List<LogReader> added = new ArrayList<>();
        apart.get().forEach((name, log) -> {
            if (!open.containsKey(name)) {
                LogReader reader = log.get();
                open.put(name, reader);
                added.add(reader);
            }
        });
        return next(added);
    }

    private static @Nullable LogEntry next(List<LogReader> logs) {
        for (LogReader log : logs) {
            LogEntry entry = log.next();
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    @Override
    public void close() {
        written.close();
        open.values().forEach(LogReader::close);
    }
}
