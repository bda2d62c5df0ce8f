package flow.store;

import com.fasterxml.jackson.core.JsonGenerator;
import flow.Failure;
import flow.graph.TaskId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes records as JSON; {@link RecordFields} reads them. */
final class RecordWriter {
    private final JsonGenerator json;

    RecordWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(RunRecord record) throws IOException {
        json.writeStartObject();
        json.writeNumberField(RecordFormat.VERSION_FIELD, RecordFormat.VERSION);
        if (record instanceof RunStart start) {
            write(start);
        }
        if (record instanceof TaskDone done) {
            write(done);
        }
        if (record instanceof TaskFailed failed) {
            write(failed);
        }
        if (record instanceof RunEnd end) {
            write(end);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(RunStart start) throws IOException {
        json.writeObjectFieldStart("start");
        json.writeStringField("flow", start.flow());
        json.writeStringField("script", start.script());
        json.writeStringField("graph", start.graph());
        if (!start.outline().parts().isEmpty()) {
            json.writeFieldName("blocks");
            OutlineFormat.write(json, start.outline());
        }
        if (!start.code().isEmpty()) {
            texts("code", start.code());
        }
        refs("parameters", start.parameters());
        if (!start.configs().isEmpty()) {
            refs("configs", start.configs());
        }
        texts("tags", start.tags().given());
        if (!start.tags().ofFlow().isEmpty()) {
            texts("flowTags", start.tags().ofFlow());
        }
        json.writeStringField("user", start.userName());
        Project project = start.project();
        if (project != null) {
            json.writeStringField("branch", project.branch());
            json.writeBooleanField("production", project.isProduction());
        }
        Origin origin = start.origin();
        if (origin != null) {
            json.writeStringField("origin", origin.runId());
            json.writeStringField("first", origin.firstRunId());
        }
        time("at", start.startedAt());
    }

    private void write(TaskDone done) throws IOException {
        json.writeObjectFieldStart("done");
        attempt(done.task(), done.attempt(), done.startedAt(), done.endedAt());
        refs("set", done.set());
        texts("removed", done.removed());
        Decision decision = done.decision();
        if (decision instanceof Decision.Items items) {
            json.writeArrayFieldStart("items");
            for (ArtifactRef item : items.items()) {
                ref(item);
            }
            json.writeEndArray();
        }
        if (decision instanceof Decision.Option option) {
            json.writeNumberField("option", option.number());
        }
        if (decision instanceof Decision.Again again) {
            json.writeBooleanField("again", again.again());
        }
        if (done.reads() != null) {
            texts("reads", done.reads());
        }
        Reused reused = done.reused();
        if (reused != null) {
            json.writeStringField("reused", reused.runId());
            optional("code", reused.code());
        }
    }

    private void write(TaskFailed failed) throws IOException {
        json.writeObjectFieldStart("failed");
        attempt(failed.task(), failed.attempt(), failed.startedAt(), failed.endedAt());
        json.writeBooleanField("last", failed.last());
        Failure failure = failed.failure();
        json.writeObjectFieldStart("failure");
        json.writeStringField("type", failure.type());
        optional("message", failure.message());
        json.writeStringField("stackTrace", failure.stackTrace());
        json.writeStringField("kind", failure.kind());
        Integer attempts = failure.attempts();
        if (attempts != null) {
            json.writeNumberField("attempts", attempts);
        }
        optional("step", failure.step());
        optional("task", failure.task());
        json.writeEndObject();
        if (!failed.clue().equals(Clue.NONE)) {
            write(failed.clue());
        }
    }

    private void write(Clue clue) throws IOException {
        json.writeObjectFieldStart("clue");
        json.writeStringField("at", clue.place());
        texts("frames", clue.frames());
        optional("code", clue.code());
        optional("hint", clue.hint());
        json.writeEndObject();
    }

    private void write(RunEnd end) throws IOException {
        json.writeObjectFieldStart("end");
        json.writeStringField("status", end.status().spelling());
        time("at", end.endedAt());
        Long log = end.log();
        if (log != null) {
            json.writeNumberField("log", log);
        }
    }

    private void attempt(TaskId task, int attempt, Instant startedAt, Instant endedAt) throws IOException {
        json.writeStringField("step", task.step());
        json.writeStringField("at", task.at());
        json.writeNumberField("attempt", attempt);
        time("started", startedAt);
        time("ended", endedAt);
    }

    private void refs(String name, Map<String, ArtifactRef> refs) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, ArtifactRef> ref : refs.entrySet()) {
            json.writeFieldName(ref.getKey());
            ref(ref.getValue());
        }
        json.writeEndObject();
    }

    /** {@code {"json/1":"[1,2]"}} or {@code {"json/1":{"sha256":"…","size":4711}}}. */
    private void ref(ArtifactRef ref) throws IOException {
        json.writeStartObject();
        json.writeFieldName(ref.encoding());
        byte[] inline = ref.inline();
        if (inline == null) {
            json.writeStartObject();
            json.writeStringField("sha256", ref.digest());
            json.writeNumberField("size", ref.size());
            json.writeEndObject();
        } else {
            inline(inline);
        }
        json.writeEndObject();
    }

    private void inline(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            json.writeString(text);
            return;
        }
        json.writeStartObject();
        json.writeBinaryField("base64", bytes);
        json.writeEndObject();
    }

    private void texts(String name, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void texts(String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    private void optional(String name, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }

    private void time(String name, Instant time) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(Spelled.time(time));
    }
}
