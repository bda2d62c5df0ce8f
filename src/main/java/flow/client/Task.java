package flow.client;

import flow.Failure;
import flow.graph.TaskId;
import flow.store.Reused;
import flow.store.RunReader;
import flow.store.TaskDone;
import flow.store.TaskFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A task that ended at least one attempt. */
public final class Task {

    /** How it stands with a task. */
    public enum State {
        DONE,
        FAILED,
        /** It was ended from outside for no fault of its own: the run was aborted, or another task of its gang failed. */
        ENDED,
        /** An attempt failed, and another one follows or goes on. */
        RETRYING;

        /** As it is printed: {@code done}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Run run;
    private final Written written;

    Task(Run run, Written written) {
        this.run = run;
        this.written = written;
    }

    /** Where it stands, with its step. */
    public TaskId id() {
        return written.id();
    }

    /** As people type it behind the step: {@code 2}, {@code 2.0}, {@code 2~3}, {@code n1}, {@code 0}. */
    public String getId() {
        return id().spelling();
    }

    public String getStep() {
        return id().step();
    }

    /** {@code RUN/STEP/TASK}. */
    public String getPath() {
        return run.getId() + "/" + getStep() + "/" + getId();
    }

    public State getState() {
        if (written.isDone()) {
            return State.DONE;
        }
        TaskFailed last = written.lastFailure(run.isOver());
        if (last == null) {
            return State.RETRYING;
        }
        return Written.isEnded(last) ? State.ENDED : State.FAILED;
    }

    /** How many attempts have ended. */
    public int getAttempts() {
        return written.failed().size() + (written.isDone() ? 1 : 0);
    }

    /** When its first attempt began. */
    public Instant getStartedAt() {
        TaskDone done = written.done();
        return written.failed().isEmpty() && done != null
                ? done.startedAt()
                : written.failed().get(0).startedAt();
    }

    /** When its last attempt ended. */
    public Instant getEndedAt() {
        TaskDone done = written.done();
        List<TaskFailed> failed = written.failed();
        return done == null ? failed.get(failed.size() - 1).endedAt() : done.endedAt();
    }

    /** From the beginning of the first attempt to the end of the last one. */
    public Duration getTook() {
        return Duration.between(getStartedAt(), getEndedAt());
    }

    /** Why it failed for good; null when it did not, or was ended from outside. */
    public @Nullable Failure getFailure() {
        TaskFailed last = written.lastFailure(run.isOver());
        return last == null || Written.isEnded(last) ? null : last.failure();
    }

    /** Every attempt that ended, in the order of time. */
    public List<Attempt> getHistory() {
        List<Attempt> history = new ArrayList<>();
        written.failed().forEach(failed -> history.add(new Attempt(this, failed)));
        TaskDone done = written.done();
        if (done != null) {
            history.add(new Attempt(this, done));
        }
        return List.copyOf(history);
    }

    /**
     * The tasks right before it on its way: of the first task of a branch the one before the fork, of a join the last ones of all
     * branches, of a task in a later round the last one of the round before. Tasks that only decide are passed over.
     */
    public List<Task> getParents() {
        return run.course().parents(id()).stream().map(run::task).toList();
    }

    /** The tasks right behind it that have ended at least one attempt, likewise. */
    public List<Task> getChildren() {
        return run.course().children(id()).stream().map(run::task).toList();
    }

    /** What it printed, in all of its attempts, also while it goes on; of one that was taken over, in the run in which it ran. */
    public Log getLog() {
        String origin = getOriginRunId();
        RunReader reader = origin == null ? run.reader() : run.readerOf(origin).orElse(run.reader());
        return new Log(reader, source -> id().equals(source.task()));
    }

    /** The run in which it ran, when this one took it over; null when it ran in this one. */
    public @Nullable String getOriginRunId() {
        Reused reused = reused();
        return reused == null ? null : reused.runId();
    }

    /** Whether this run took it over, and did not run it. Its times are those of the run in which it ran. */
    public boolean isReused() {
        return reused() != null;
    }

    /** Its path in the run in which it ran; null when it ran in this one. */
    public @Nullable String getOriginPath() {
        Reused reused = reused();
        return reused == null ? null : reused.runId() + "/" + getStep() + "/" + getId();
    }

    /** The digest of the code that it ran, as {@link Step#getCode}. */
    public @Nullable String getCode() {
        Reused reused = reused();
        return reused == null || reused.code() == null ? run.code(getStep()) : reused.code();
    }

    private @Nullable Reused reused() {
        TaskDone done = written.done();
        return done == null ? null : done.reused();
    }

    public Run getRun() {
        return run;
    }

    /** Every attempt that failed, in the order of time. */
    public List<TaskFailed> failedAttempts() {
        return written.failed();
    }

    /** The attempt that succeeded, with what it decided; null when none did. */
    public @Nullable TaskDone done() {
        return written.done();
    }

    /** What it set itself, by name. */
    public Map<String, Artifact> getOwn() {
        Map<String, Artifact> own = new TreeMap<>();
        TaskDone done = written.done();
        if (done != null) {
            done.set().forEach((name, ref) -> own.put(name, run.artifact(name, ref)));
        }
        return Collections.unmodifiableMap(own);
    }

    /** What is visible at its end, its own and what was set before it on its path, by name; nothing when it is not done. */
    public Map<String, Artifact> getArtifacts() {
        Layer end = run.course().end(id());
        if (end == null) {
            return getOwn();
        }
        Map<String, Artifact> visible = new LinkedHashMap<>();
        end.visible().forEach((name, kept) -> visible.put(name, run.artifact(name, kept.value())));
        return Collections.unmodifiableMap(visible);
    }

    /**
     * An artifact that is visible at its end.
     *
     * @throws NotFound with the nearest name
     */
    public Artifact artifact(String name) {
        Map<String, Artifact> visible = getArtifacts();
        Artifact found = visible.get(name);
        if (found == null) {
            throw NotFound.named("task " + id() + " has no artifact", name, visible.keySet());
        }
        return found;
    }

    /** {@code task['total']}: the value of an artifact that is visible at its end. */
    public @Nullable Object getAt(String artifact) {
        return artifact(artifact).getValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Task that && getPath().equals(that.getPath());
    }

    @Override
    public int hashCode() {
        return getPath().hashCode();
    }

    @Override
    public String toString() {
        return getPath();
    }
}
