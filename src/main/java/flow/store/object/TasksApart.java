package flow.store.object;

import flow.graph.TaskId;
import flow.store.LogReader;
import flow.store.RecordFormat;
import flow.store.RunEnd;
import flow.store.RunRecord;
import flow.store.StoreCorrupt;
import flow.store.TaskDone;
import flow.store.TaskFailed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        return task.isNode()
                ? record(ApartKeys.whole(runId, task.whole()))
                        .flatMap(whole -> left(task, ((TaskDone) whole).attempt()))
                : record(ApartKeys.done(runId, task)).map(record -> (TaskDone) record);
    }

    /** What an attempt left, whether or not it counts. */
    Optional<TaskDone> left(TaskId task, int attempt) {
        return task.isNode()
                ? record(ApartKeys.left(runId, task, attempt)).map(record -> (TaskDone) record)
                : done(task).filter(done -> done.attempt() == attempt);
    }

    /**
     * @param nodes how many the gang has, of a node of one
     * @return whether it is what was written, and not another one before
     */
    boolean commit(TaskDone done, int nodes) {
        TaskId task = done.task();
        if (!task.isNode()) {
            return create(ApartKeys.done(runId, task), done);
        }
        boolean isFirst = create(ApartKeys.left(runId, task, done.attempt()), done);
        // Each looks when its own is there, so that the last one finds all others.
        TaskId gang = task.whole();
        boolean isWhole = IntStream.range(0, nodes)
                .mapToObj(node -> gang.inside(new TaskId.Index.Node(node)))
                .filter(node -> !node.equals(task))
                .allMatch(node -> place.requests()
                        .look(ApartKeys.left(runId, node, done.attempt()))
                        .isPresent());
        if (isWhole) {
            create(ApartKeys.whole(runId, gang), done);
        }
        return isFirst;
    }

    /** The same of an attempt that failed. */
    boolean commit(TaskFailed failed) {
        return create(ApartKeys.failed(runId, failed.task(), failed.attempt()), failed);
    }

    private boolean create(String key, RunRecord record) {
        int attempt = record instanceof TaskDone done ? done.attempt() : ((TaskFailed) record).attempt();
        return place.create(key, RECORD, runId, attempt, List.of(RecordFormat.write(record)));
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
        boolean isDone = record instanceof TaskDone done && isOf(key, done);
        boolean isFailed = record instanceof TaskFailed failed
                && key.equals(ApartKeys.failed(runId, failed.task(), failed.attempt()));
        if (!isDone && !isFailed) {
            throw new StoreCorrupt(where, "it is the record of another task");
        }
    }

    private boolean isOf(String key, TaskDone done) {
        TaskId task = done.task();
        return task.isNode()
                ? key.equals(ApartKeys.left(runId, task, done.attempt()))
                        || key.equals(ApartKeys.whole(runId, task.whole()))
                : key.equals(ApartKeys.done(runId, task));
    }

    /** How the run ended, of one that only its tasks write; what was said before no longer counts. */
    void end(RunEnd end) {
        place.put(Keys.end(runId), "end", runId, 0, List.of(RecordFormat.write(end)));
    }

    /** All that count, in no order. */
    List<RunRecord> records() {
        return records(ApartKeys::isRecord);
    }

    /** Those of them that are of other tasks, and done. */
    List<TaskDone> done(Set<TaskId> known) {
        Set<String> folders =
                known.stream().map(task -> ApartKeys.task(runId, task)).collect(Collectors.toSet());
        return records(key -> ApartKeys.isOfSuccess(key) && !folders.contains(ApartKeys.taskOf(runId, key))).stream()
                .map(record -> (TaskDone) record)
                .toList();
    }

    private List<RunRecord> records(Predicate<String> wanted) {
        Map<String, Future<Optional<RunRecord>>> coming = new LinkedHashMap<>();
        for (Bucket.Entry entry : place.requests().list(ApartKeys.all(runId))) {
            if (wanted.test(entry.key())) {
                coming.put(entry.key(), place.transfers().start(() -> record(entry.key())));
            }
        }
        Map<String, RunRecord> read = new LinkedHashMap<>();
        coming.forEach((key, record) -> Transfers.result(record).ifPresent(there -> read.put(key, there)));
        return read.entrySet().stream()
                .filter(entry -> counts(entry.getKey(), entry.getValue(), read))
                .map(Map.Entry::getValue)
                .toList();
    }

    private boolean counts(String key, RunRecord record, Map<String, RunRecord> all) {
        if (!(record instanceof TaskDone done) || !done.task().isNode()) {
            return true;
        }
        TaskId gang = done.task().whole();
        return key.equals(ApartKeys.left(runId, done.task(), done.attempt()))
                && all.get(ApartKeys.whole(runId, gang)) instanceof TaskDone whole
                && whole.attempt() == done.attempt();
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
