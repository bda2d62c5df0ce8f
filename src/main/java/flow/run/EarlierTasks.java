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
 * all others at once when so many are asked for, as behind a join of many branches, that one by one would take longer.
 */
final class EarlierTasks implements Earlier {
    /** Each of these waits for an answer of the store. */
    private static final int MOST_ONE_BY_ONE = 64;

    private final RunReader run;
    private final TaskId wanted;
    private final Map<TaskId, TaskDone> apart = new HashMap<>();
    /** Which attempt counts, by gang. */
    private final Map<TaskId, Integer> attempts = new HashMap<>();

    private int asked;
    private boolean isAllApart;
    private @Nullable Map<TaskId, TaskDone> written;

    /** @param wanted the task that is to be made, of which it is known that neither it nor its gang is done */
    EarlierTasks(RunReader run, TaskId wanted) {
        this.run = run;
        this.wanted = wanted;
    }

    @Override
    public Optional<TaskDone> find(TaskId task) {
        if (task.whole().equals(wanted.whole())) {
            return Optional.empty();
        }
        if (asked < MOST_ONE_BY_ONE) {
            asked++;
            look(task).ifPresent(done -> apart.put(task, done));
        } else if (!isAllApart) {
            run.ofOtherTasks(apart.keySet()).forEach(done -> apart.put(done.task(), done));
            isAllApart = true;
        }
        return Optional.ofNullable(apart.get(task))
                .or(() -> Optional.ofNullable(written().get(task)));
    }

    /** Of all nodes of a gang the same attempt counts, so that this is asked once. */
    private Optional<TaskDone> look(TaskId task) {
        Integer attempt = attempts.get(task.whole());
        if (attempt != null) {
            return run.ofAttempt(task, attempt);
        }
        Optional<TaskDone> done = run.ofTask(task);
        if (task.isNode()) {
            done.ifPresent(node -> attempts.put(task.whole(), node.attempt()));
        }
        return done;
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
