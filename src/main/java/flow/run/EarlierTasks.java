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
 * The tasks of one run that are done, looked up one by one as they are asked for: those that ran apart wrote that down themselves. All
 * records of the run's own writer are read only when one is asked for that did not, as one that was taken over from an earlier run.
 */
final class EarlierTasks implements Earlier {
    private final RunReader run;
    private final TaskId wanted;
    private @Nullable Map<TaskId, TaskDone> written;

    /** @param wanted the task that is to be made, which is not done unless it says so itself */
    EarlierTasks(RunReader run, TaskId wanted) {
        this.run = run;
        this.wanted = wanted;
    }

    @Override
    public Optional<TaskDone> find(TaskId task) {
        Optional<TaskDone> own = run.ofTask(task);
        return own.isPresent() || task.equals(wanted)
                ? own
                : Optional.ofNullable(written().get(task));
    }

    private Map<TaskId, TaskDone> written() {
        if (written == null) {
            Map<TaskId, TaskDone> read = new HashMap<>();
            try (Stream<RunRecord> records = run.written()) {
                records.forEach(record -> {
                    if (record instanceof TaskDone done) {
                        read.put(done.task(), done);
                    }
                });
            }
            written = read;
        }
        return written;
    }
}
