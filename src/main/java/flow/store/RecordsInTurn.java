package flow.store;

import flow.graph.TaskId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The records of whoever writes a run, and behind them those of tasks that ran apart of which it has not spoken; its end stays the
 * last.
 */
public final class RecordsInTurn {
    private static final Comparator<RunRecord> BY_END =
            Comparator.comparing(RecordsInTurn::end).thenComparing(RecordsInTurn::attempt);

    /** An attempt that failed. */
    private record Failed(TaskId task, int attempt) {}

    private final Iterator<RunRecord> written;
    private final List<RunRecord> apart;
    private final Set<Object> spoken = new HashSet<>();
    private @Nullable RunRecord end;
    private @Nullable Iterator<RunRecord> rest;

    private RecordsInTurn(Iterator<RunRecord> written, List<RunRecord> apart) {
        this.written = written;
        this.apart = apart;
    }

    /**
     * @param written in its order; read when it is asked for
     * @param apart of tasks, in any order, which were listed before the others were
     */
    public static Stream<RunRecord> of(Stream<RunRecord> written, List<RunRecord> apart) {
        if (apart.isEmpty()) {
            return written;
        }
        RecordsInTurn all = new RecordsInTurn(written.iterator(), apart);
        return Stream.generate(() -> Optional.ofNullable(all.next()))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .onClose(written::close);
    }

    /**
     * Of a run that only its tasks write.
     *
     * @param apart in any order
     * @param end how it ended; null when nobody has said so
     */
    public static Stream<RunRecord> ofTasks(List<RunRecord> apart, @Nullable RunEnd end) {
        return of(Stream.ofNullable(end), apart);
    }

    private @Nullable RunRecord next() {
        while (written.hasNext()) {
            RunRecord record = written.next();
            if (!(record instanceof RunEnd)) {
                spoken.add(what(record));
                return record;
            }
            end = record;
        }
        if (rest == null) {
            rest = apart.stream()
                    .filter(record -> !spoken.contains(what(record)))
                    .sorted(BY_END)
                    .iterator();
        }
        if (rest.hasNext()) {
            return rest.next();
        }
        RunRecord last = end;
        end = null;
        return last;
    }

    /** A task is done once, however often it was attempted. */
    private static Object what(RunRecord record) {
        if (record instanceof TaskDone done) {
            return done.task();
        }
        return record instanceof TaskFailed failed ? new Failed(failed.task(), failed.attempt()) : record;
    }

    private static Instant end(RunRecord record) {
        if (record instanceof TaskDone done) {
            return done.endedAt();
        }
        return record instanceof TaskFailed failed ? failed.endedAt() : Instant.MAX;
    }

    private static int attempt(RunRecord record) {
        if (record instanceof TaskDone done) {
            return done.attempt();
        }
        return record instanceof TaskFailed failed ? failed.attempt() : 0;
    }
}
