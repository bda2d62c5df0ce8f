package flow.resume;

import flow.artifact.UnreadableValue;
import flow.graph.TaskId;
import flow.store.ArtifactRef;
import flow.store.References;
import flow.store.Reused;
import flow.store.RunEnd;
import flow.store.RunReader;
import flow.store.RunRecord;
import flow.store.StoreCorrupt;
import flow.store.TaskDone;
import flow.store.TaskFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the records of a run say of its tasks. */
final class Past {
    private final RunReader run;
    private final Map<TaskId, TaskDone> done = new HashMap<>();
    private final Map<TaskId, TaskFailed> failed = new HashMap<>();
    private boolean isSafe;

    private Past(RunReader run) {
        this.run = run;
    }

    static Past of(RunReader run) {
        Past past = new Past(run);
        try (Stream<RunRecord> records = run.records()) {
            records.forEach(past::take);
        }
        return past;
    }

    private void take(RunRecord record) {
        if (record instanceof TaskDone one) {
            done.put(one.task(), one);
        }
        if (record instanceof TaskFailed one) {
            failed.put(one.task(), one);
        }
        isSafe |= record instanceof RunEnd;
    }

    /** Null when it did not finish. */
    @Nullable
    TaskDone done(TaskId task) {
        return done.get(task);
    }

    /** The run in which it was really run. */
    String whereItRan(TaskDone task) {
        Reused before = task.reused();
        return before == null ? run.runId() : before.runId();
    }

    /** Its last attempt that failed; null when none did. */
    @Nullable
    TaskFailed failed(TaskId task) {
        return failed.get(task);
    }

    /** Whether everything that it speaks of reached the disk. Of a run that was lost nobody knows. */
    boolean isSafe() {
        return isSafe;
    }

    /** Whether all values that a task left can be had. */
    boolean isWhole(TaskDone task) {
        return References.in(task).allMatch(this::isThere);
    }

    /** A power cut may leave names and sizes without their content. */
    private boolean isThere(ArtifactRef value) {
        try {
            return (isSafe ? run.has(value) : isReadable(value))
                    && References.within(value, run).allMatch(isSafe ? run::has : this::isReadable);
        } catch (StoreCorrupt | UnreadableValue damaged) {
            return false;
        }
    }

    private boolean isReadable(ArtifactRef value) {
        if (value.inline() != null) {
            return true;
        }
        try {
            run.open(value).close();
            return true;
        } catch (StoreCorrupt damaged) {
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
