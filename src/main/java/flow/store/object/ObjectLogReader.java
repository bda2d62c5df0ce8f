package flow.store.object;

import flow.store.LogEntry;
import flow.store.LogFormat;
import flow.store.LogReader;
import flow.store.RunEnd;
import flow.store.StoreCorrupt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a run's log, and goes on where it ended when more was written. */
final class ObjectLogReader implements LogReader {
    private final SegmentReader segments;
    private final Supplier<Optional<RunEnd>> end;
    private final Deque<LogEntry> read = new ArrayDeque<>();

    /** @param end of the run, as it stands when it is asked */
    ObjectLogReader(SegmentReader segments, Supplier<Optional<RunEnd>> end) {
        this.segments = segments;
        this.end = end;
    }

    @Override
    public @Nullable LogEntry next() {
        if (read.isEmpty()) {
            byte[] text = text();
            if (text != null) {
                read.addAll(LogFormat.read(text, segments.place()));
            }
        }
        return read.poll();
    }

    private byte @Nullable [] text() {
        byte[] text = segments.next();
        if (text != null) {
            return text;
        }
        // The end is asked first: what was printed before it is there by then.
        long least = end.get().map(RunEnd::log).orElse(0L);
        segments.lookAgain();
        if (segments.known() < least) {
            throw new StoreCorrupt(
                    segments.place(),
                    "of the " + least + " objects of its log only " + segments.known() + " are there");
        }
        return segments.next();
    }

    @Override
    public void close() {
        // Nothing is held open: what was asked for ahead is let go of when it has come.
    }
}
