package flow.run;

import flow.graph.TaskId;
import flow.store.RunReader;
import flow.store.RunRecord;
import flow.store.TaskDone;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one run that are done, looked up one by one as they are asked for: those that ran apart wrote that down themselves. The
 * records of the run's own writer are read only when one is asked for that did not, as one that was taken over from an earlier run; and
 * all records at once when so many are asked for, as behind a join of many branches, that one by one would take longer.
 */
final class EarlierTasks implements Earlier {
    /** Each of these waits for an answer of the store. */
    private static final int MOST_ONE_BY_ONE = 64;

    private final RunReader run;
    private final TaskId wanted;
    private int asked;
    private @Nullable Map<TaskId, TaskDone> written;
    private @Nullable Map<TaskId, TaskDone> all;

    /** @param wanted the task that is to be made, which is not done unless it says so itself */
    EarlierTasks(RunReader run, TaskId wanted) {
        this.run = run;
        this.wanted = wanted;
    }

    @Override
    public Optional<TaskDone> find(TaskId task) {
        if (task.equals(wanted)) {
            return run.ofTask(task);
        }
        if (++asked > MOST_ONE_BY_ONE) {
            if (all == null) {
                all = read(run.records());
            }
            return Optional.ofNullable(all.get(task));
        }
        return run.ofTask(task).or(() -> Optional.ofNullable(written().get(task)));
    }

    private Map<TaskId, TaskDone> written() {
        if (written == null) {
            written = read(run.written());
        }
        return written;
    }

    private static Map<TaskId, TaskDone> read(Stream<RunRecord> from) {
        Map<TaskId, TaskDone> read = new HashMap<>();
        try (from) {
            from.forEach(record -> {
                if (record instanceof TaskDone done) {
                    read.put(done.task(), done);
                }
            });
        }
        return read;
    }
}
