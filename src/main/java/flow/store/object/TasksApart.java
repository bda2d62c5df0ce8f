package flow.store.object;

import flow.graph.TaskId;
import flow.store.LogReader;
import flow.store.RecordFormat;
import flow.store.RunEnd;
import flow.store.RunRecord;
import flow.store.StoreCorrupt;
import flow.store.TaskDone;
import flow.store.TaskFailed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** What tasks wrote of a run themselves, each in a process of its own: an object when one is done, one for each attempt that failed, and logs. */
final class TasksApart {
    static final String RECORD = "task";

    private final Place place;
    private final String runId;

    TasksApart(Place place, String runId) {
        this.place = place;
        this.runId = runId;
    }

    Optional<TaskDone> done(TaskId task) {
        return record(ApartKeys.done(runId, task)).map(record -> (TaskDone) record);
    }

    Optional<TaskFailed> failed(TaskId task, int attempt) {
        return record(ApartKeys.failed(runId, task, attempt)).map(record -> (TaskFailed) record);
    }

    private Optional<RunRecord> record(String key) {
        return place.read(key, RECORD, runId).map(read -> {
            String where = place.requests().place(key);
            if (read.texts().size() != 1) {
                throw new StoreCorrupt(where, "it is no record of a task");
            }
            RunRecord record = RecordFormat.read(read.texts().get(0), where);
            requireOf(key, record, where);
            return record;
        });
    }

    private void requireOf(String key, RunRecord record, String where) {
        boolean isDone = record instanceof TaskDone done && key.equals(ApartKeys.done(runId, done.task()));
        boolean isFailed = record instanceof TaskFailed failed
                && key.equals(ApartKeys.failed(runId, failed.task(), failed.attempt()));
        if (!isDone && !isFailed) {
            throw new StoreCorrupt(where, "it is the record of another task");
        }
    }

    /** How the run ended, of one that only its tasks write; what was said before no longer counts. */
    void end(RunEnd end) {
        place.put(Keys.end(runId), "end", runId, 0, List.of(RecordFormat.write(end)));
    }

    /** All of them, in no order. */
    List<RunRecord> records() {
        List<Future<Optional<RunRecord>>> coming = new ArrayList<>();
        for (Bucket.Entry entry : place.requests().list(ApartKeys.all(runId))) {
            if (ApartKeys.isRecord(entry.key())) {
                coming.add(place.transfers().start(() -> record(entry.key())));
            }
        }
        return coming.stream().map(Transfers::result).flatMap(Optional::stream).toList();
    }

    /** By what stands in front of their segments. */
    Map<String, Supplier<LogReader>> logs() {
        Map<String, Supplier<LogReader>> logs = new LinkedHashMap<>();
        for (Bucket.Entry entry : place.requests().list(ApartKeys.all(runId))) {
            String prefix = ApartKeys.logOf(entry.key());
            if (prefix != null) {
                logs.put(prefix, () -> log(prefix));
            }
        }
        return logs;
    }

    private LogReader log(String prefix) {
        return new ObjectLogReader(new SegmentReader(place, row(prefix)), Optional::empty);
    }

    private Segment.Row row(String prefix) {
        return new Segment.Row("log", runId, prefix);
    }

    /** The segments of what an attempt prints. */
    Segment.Row log(TaskId task, int attempt, String by) {
        return row(ApartKeys.log(runId, task, attempt, by));
    }
}
