package flow.client;

import flow.Failure;
import flow.graph.TaskId;
import flow.store.RunReader;
import flow.store.RunRecord;
import flow.store.TaskDone;
import flow.store.TaskFailed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was written about one task.
 *
 * @param failed its attempts that failed, in the order of time
 */
record Written(TaskId id, List<TaskFailed> failed, @Nullable TaskDone done) {

    /** Of every task of a run that ended at least one attempt, in the order in which the first of them ended. */
    static Map<TaskId, Written> all(RunReader run) {
        Map<TaskId, Written> all = new LinkedHashMap<>();
        try (Stream<RunRecord> records = run.records()) {
            records.forEach(record -> {
                if (record instanceof TaskDone done) {
                    all.merge(done.task(), new Written(done.task(), List.of(), done), Written::and);
                }
                if (record instanceof TaskFailed failed) {
                    all.merge(failed.task(), new Written(failed.task(), List.of(failed), null), Written::and);
                }
            });
        }
        return all;
    }

    private Written and(Written later) {
        List<TaskFailed> both = new ArrayList<>(failed);
        both.addAll(later.failed);
        return new Written(id, List.copyOf(both), later.done == null ? done : later.done);
    }

    boolean isDone() {
        return done != null;
    }

    /** Null when it is done, or will be attempted again. */
    @Nullable
    TaskFailed lastFailure(boolean isOver) {
        if (isDone()) {
            return null;
        }
        TaskFailed latest = failed.get(failed.size() - 1);
        return latest.last() || isOver ? latest : null;
    }

    /** Whether an attempt was ended from outside. One that called System.exit is killed as well, and has itself to blame. */
    static boolean isEnded(TaskFailed attempt) {
        Failure failure = attempt.failure();
        return failure.kind().equals("killed") && failure.type().equals(InterruptedException.class.getName());
    }
}
