package flow.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import flow.graph.TaskId;
import flow.progress.Ink;
import flow.progress.UserText;
import flow.store.LogEntry;
import flow.store.LogLine.Stream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How a printed line is shown, with its line end. */
interface LineForm {
    DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    String of(LogEntry entry);

    /**
     * For people.
     *
     * @param ofOneTask whether all lines are of the same task, so that at most the attempt has to be said
     */
    static LineForm text(boolean ofOneTask, boolean withTimes) {
        return entry -> {
            String time = withTimes ? MILLISECONDS.format(entry.line().at()) + " " : "";
            String prefix = ofOneTask ? LinePrefix.ofAttempt(entry.source()) : LinePrefix.of(entry.source());
            return time + prefix + UserText.of(entry.line().text(), Ink.NONE) + "\n";
        };
    }

    /** For programs: one object a line; of the run's own log {@code step} and {@code task} are null. */
    static LineForm json() {
        JsonFactory factory = new JsonFactory();
        return entry -> {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = factory.createGenerator(text)) {
                write(json, entry);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return text + "\n";
        };
    }

    private static void write(JsonGenerator json, LogEntry entry) throws IOException {
        TaskId task = entry.source().task();
        json.writeStartObject();
        json.writeStringField("at", entry.line().at().toString());
        json.writeStringField("step", task == null ? null : task.step());
        json.writeStringField("task", task == null ? null : task.spelling());
        json.writeNumberField("attempt", entry.source().attempt());
        json.writeStringField("stream", entry.line().stream() == Stream.OUT ? "stdout" : "stderr");
        json.writeStringField("text", entry.line().text());
        json.writeEndObject();
    }
}
