package flow.report;

import com.fasterxml.jackson.core.JsonGenerator;
import flow.client.Step;
import flow.client.Task;
import flow.store.TaskFailed;
import java.io.IOException;
import java.util.List;

/**
 * All tasks for the script, as short as can be: {@code [step, id, state, attempts, begin, end, cause, failed, run]}, a step by its
 * number, a state by its own, times in milliseconds since the run began; {@code cause} and {@code failed}, pairs of times, where
 * attempts failed; {@code run}, by its number, where the task was taken over from that one.
 */
final class TaskData {
    private static final int LONGEST_CAUSE = 120;
    /** What retries more often than that is seen as well by its first attempts. */
    private static final int MOST_ATTEMPTS = 20;

    private final Subject subject;

    TaskData(Subject subject) {
        this.subject = subject;
    }

    void write(Html html) {
        html.data("data", json -> {
            json.writeStartObject();
            json.writeStringField("run", subject.run().getId());
            json.writeNumberField("end", subject.millis(subject.end()));
            json.writeArrayFieldStart("states");
            for (Task.State state : Task.State.values()) {
                json.writeString(state.toString());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("steps");
            for (Step step : subject.steps()) {
                json.writeString(Escaped.readable(step.getName()));
            }
            json.writeEndArray();
            List<String> reused = subject.reusedRuns();
            json.writeArrayFieldStart("runs");
            for (String run : reused) {
                json.writeString(Escaped.readable(run));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("tasks");
            for (int i = 0; i < subject.steps().size(); i++) {
                for (Task task : subject.steps().get(i).getTasks()) {
                    write(json, i, task, reused);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void write(JsonGenerator json, int step, Task task, List<String> reused) throws IOException {
        json.writeStartArray();
        json.writeNumber(step);
        json.writeString(task.getId());
        json.writeNumber(task.getState().ordinal());
        json.writeNumber(task.getAttempts());
        json.writeNumber(subject.millis(task.getStartedAt()));
        json.writeNumber(subject.millis(task.getEndedAt()));
        List<TaskFailed> failed = task.failedAttempts();
        if (!failed.isEmpty() || task.isReused()) {
            String cause = failed.isEmpty() ? "" : failed.get(failed.size() - 1).what();
            json.writeString(Escaped.readable(Cut.line(LONGEST_CAUSE, cause)));
            json.writeStartArray();
            for (TaskFailed attempt : failed.subList(0, Math.min(MOST_ATTEMPTS, failed.size()))) {
                json.writeNumber(subject.millis(attempt.startedAt()));
                json.writeNumber(subject.millis(attempt.endedAt()));
            }
            json.writeEndArray();
        }
        if (task.isReused()) {
            json.writeNumber(reused.indexOf(task.getOriginRunId()));
        }
        json.writeEndArray();
    }
}
