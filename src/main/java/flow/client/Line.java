package flow.client;

import flow.graph.TaskId;
import flow.store.LogEntry;
import flow.store.LogLine.Stream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line that was printed. */
public final class Line {
    private final LogEntry entry;

    Line(LogEntry entry) {
        this.entry = entry;
    }

    /** Without its end. */
    public String getText() {
        return entry.line().text();
    }

    public Instant getAt() {
        return entry.line().at();
    }

    /** {@code stdout} or {@code stderr}. */
    public String getStream() {
        return isOf(Stream.OUT) ? "stdout" : "stderr";
    }

    boolean isOf(Stream stream) {
        return entry.line().stream() == stream;
    }

    /** The step that printed it; null for what belongs to no task. */
    public @Nullable String getStep() {
        TaskId task = entry.source().task();
        return task == null ? null : task.step();
    }

    /** The task, as people type it behind its step; null for what belongs to no task. */
    public @Nullable String getTask() {
        TaskId task = entry.source().task();
        return task == null ? null : task.spelling();
    }

    /** From 0; 0 for what belongs to no task. */
    public int getAttempt() {
        return entry.source().attempt();
    }

    @Override
    public String toString() {
        return getText();
    }
}
