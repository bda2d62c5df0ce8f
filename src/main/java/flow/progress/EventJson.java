package flow.progress;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import flow.graph.TaskId;
import flow.problem.Position;
import flow.run.RunEvent;
import flow.run.RunEvent.ItemsDecided;
import flow.run.RunEvent.LinePrinted;
import flow.run.RunEvent.LoopEnded;
import flow.run.RunEvent.Notified;
import flow.run.RunEvent.OptionTaken;
import flow.run.RunEvent.RunFinished;
import flow.run.RunEvent.RunResumed;
import flow.run.RunEvent.RunStarted;
import flow.run.RunEvent.RunTold;
import flow.run.RunEvent.TaskFailed;
import flow.run.RunEvent.TaskFinished;
import flow.run.RunEvent.TaskKilled;
import flow.run.RunEvent.TaskRetried;
import flow.run.RunEvent.TaskReused;
import flow.run.RunEvent.TaskStarted;
import flow.run.RunEvent.Warning;
import flow.run.RunResult;
import flow.run.RunResult.NotStarted;
import flow.store.LogEntry;
import flow.store.LogLine;
import flow.task.Diagnosis;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A run's events for programs: one line of JSON each, as {@code docs/events.md} describes them. */
public final class EventJson {
    private static final int VERSION = 1;

    private final JsonFactory factory = new JsonFactory();
    private String runId = "";

    /** @return a line with its end */
    public String of(RunEvent event) {
        if (event instanceof RunStarted started) {
            runId = started.runId();
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("v", VERSION);
            json.writeStringField("event", name(event));
            json.writeStringField("at", event.at().toString());
            json.writeStringField("run", runId);
            write(json, event);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static String name(RunEvent event) {
        String type = event.getClass().getSimpleName();
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    private static void write(JsonGenerator json, RunEvent event) throws IOException {
        if (event instanceof RunStarted started) {
            json.writeStringField("flow", started.flow());
        } else if (event instanceof RunResumed resumed) {
            json.writeStringField("origin", resumed.originRunId());
            json.writeNumberField("reused", resumed.reused());
        } else if (event instanceof TaskReused reused) {
            task(json, reused.task());
            json.writeStringField("origin", reused.runId());
        } else if (event instanceof RunTold told) {
            json.writeNumberField("attempts", told.attempts());
            millis(json, "grace", told.grace());
        } else if (event instanceof RunFinished finished) {
            result(json, finished.result());
        } else if (event instanceof Notified notified) {
            json.writeStringField("channel", notified.channel());
            json.writeBooleanField("sent", notified.fault() == null);
            text(json, "why", notified.fault());
        } else if (event instanceof LinePrinted printed) {
            line(json, printed.entry());
        } else if (event instanceof ItemsDecided decided) {
            task(json, decided.task());
            json.writeNumberField("line", decided.foreach().position().line());
            json.writeNumberField("count", decided.count());
        } else if (event instanceof OptionTaken taken) {
            task(json, taken.task());
            json.writeNumberField("line", taken.choice().position().line());
            json.writeNumberField("option", taken.option());
        } else if (event instanceof LoopEnded ended) {
            task(json, ended.task());
            json.writeStringField("loop", ended.repeat().name());
            json.writeNumberField("rounds", ended.rounds());
        } else if (event instanceof Warning warning) {
            task(json, warning.task());
            json.writeStringField("message", warning.message());
            position(json, warning.position());
        } else {
            attempt(json, event);
        }
    }

    private static void line(JsonGenerator json, LogEntry entry) throws IOException {
        if (entry.source().task() != null) {
            attempt(json, entry.source().task(), entry.source().attempt());
        }
        json.writeStringField("stream", entry.line().stream() == LogLine.Stream.OUT ? "stdout" : "stderr");
        json.writeStringField("text", entry.line().text());
    }

    private static void attempt(JsonGenerator json, RunEvent event) throws IOException {
        if (event instanceof TaskStarted started) {
            attempt(json, started.task(), started.attempt());
        } else if (event instanceof TaskFinished finished) {
            attempt(json, finished.task(), finished.attempt());
            millis(json, "took", finished.took());
            failure(json, "caught", finished.caught());
        } else if (event instanceof TaskRetried retried) {
            attempt(json, retried.task(), retried.attempt());
            millis(json, "delay", retried.delay());
            failure(json, "failure", retried.diagnosis());
        } else if (event instanceof TaskFailed failed) {
            attempt(json, failed.task(), failed.attempt());
            failure(json, "failure", failed.diagnosis());
        } else if (event instanceof TaskKilled killed) {
            attempt(json, killed.task(), killed.attempt());
            json.writeStringField("why", killed.why());
        } else {
            throw new IllegalArgumentException("no words for " + event);
        }
    }

    private static void attempt(JsonGenerator json, TaskId task, int attempt) throws IOException {
        task(json, task);
        json.writeNumberField("attempt", attempt);
    }

    private static void task(JsonGenerator json, TaskId task) throws IOException {
        json.writeStringField("step", task.step());
        json.writeStringField("task", task.spelling());
    }

    private static void millis(JsonGenerator json, String name, Duration duration) throws IOException {
        json.writeNumberField(name, duration.toMillis());
    }

    private static void failure(JsonGenerator json, String name, @Nullable Diagnosis diagnosis) throws IOException {
        if (diagnosis == null) {
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeStringField("kind", diagnosis.failure().kind());
        json.writeStringField("type", diagnosis.failure().type());
        text(json, "message", diagnosis.failure().message());
        position(json, diagnosis.position());
        json.writeArrayFieldStart("frames");
        for (String frame : diagnosis.frames()) {
            json.writeString(frame);
        }
        json.writeEndArray();
        text(json, "code", diagnosis.code() == null ? null : diagnosis.code().toString());
        text(json, "hint", diagnosis.hint());
        json.writeEndObject();
    }

    private static void position(JsonGenerator json, Position position) throws IOException {
        if (position.isKnown()) {
            json.writeStringField("file", position.file());
            json.writeNumberField("line", position.line());
        }
    }

    private static void text(JsonGenerator json, String name, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }

    private static void result(JsonGenerator json, RunResult result) throws IOException {
        json.writeStringField("status", result.status().spelling());
        json.writeNumberField("failed", result.failed());
        failure(json, "cause", result.firstFailure().orElse(null));
        json.writeArrayFieldStart("notStarted");
        for (NotStarted step : result.notStarted()) {
            json.writeStartObject();
            json.writeStringField("step", step.step());
            json.writeNumberField("times", step.times());
            json.writeEndObject();
        }
        json.writeEndArray();
        text(
                json,
                "storeFault",
                result.storeFault() == null ? null : result.storeFault().getMessage());
    }
}
