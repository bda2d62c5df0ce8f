package flow.store;

import flow.Failure;
import flow.graph.TaskId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes records as JSON; {@link RecordFields} reads them. */
final class RecordWriter {
    private final JsonLine json;

    RecordWriter(JsonLine json) {
        this.json = json;
    }

    void write(RunRecord record) {
        json.startObject();
        json.name(RecordFormat.VERSION_FIELD).number(RecordFormat.VERSION);
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
        json.endObject();
        json.endObject();
    }

    private void write(RunStart start) {
        json.name("start").startObject();
        json.name("flow").text(start.flow());
        json.name("script").text(start.script());
        json.name("graph").text(start.graph());
        if (!start.outline().parts().isEmpty()) {
            json.name("blocks");
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
        json.name("user").text(start.userName());
        Project project = start.project();
        if (project != null) {
            json.name("branch").text(project.branch());
            json.name("production").truth(project.isProduction());
        }
        Origin origin = start.origin();
        if (origin != null) {
            json.name("origin").text(origin.runId());
            json.name("first").text(origin.firstRunId());
        }
        if (start.cause().scheduledTime() != null) {
            time("scheduled", start.cause().scheduledTime());
        }
        if (!start.cause().events().isEmpty()) {
            texts("events", start.cause().events());
        }
        time("at", start.startedAt());
    }

    private void write(TaskDone done) {
        json.name("done").startObject();
        attempt(done.task(), done.attempt(), done.startedAt(), done.endedAt());
        refs("set", done.set());
        texts("removed", done.removed());
        Decision decision = done.decision();
        if (decision instanceof Decision.Items items) {
            json.name("items").startArray();
            for (ArtifactRef item : items.items()) {
                ref(item);
            }
            json.endArray();
        }
        if (decision instanceof Decision.Option option) {
            json.name("option").number(option.number());
        }
        if (decision instanceof Decision.Again again) {
            json.name("again").truth(again.again());
        }
        if (done.reads() != null) {
            texts("reads", done.reads());
        }
        Reused reused = done.reused();
        if (reused != null) {
            json.name("reused").text(reused.runId());
            optional("code", reused.code());
        }
    }

    private void write(TaskFailed failed) {
        json.name("failed").startObject();
        attempt(failed.task(), failed.attempt(), failed.startedAt(), failed.endedAt());
        json.name("last").truth(failed.last());
        Failure failure = failed.failure();
        json.name("failure").startObject();
        json.name("type").text(failure.type());
        optional("message", failure.message());
        json.name("stackTrace").text(failure.stackTrace());
        json.name("kind").text(failure.kind());
        Integer attempts = failure.attempts();
        if (attempts != null) {
            json.name("attempts").number(attempts);
        }
        optional("step", failure.step());
        optional("task", failure.task());
        json.endObject();
        if (!failed.clue().equals(Clue.NONE)) {
            write(failed.clue());
        }
    }

    private void write(Clue clue) {
        json.name("clue").startObject();
        json.name("at").text(clue.place());
        texts("frames", clue.frames());
        optional("code", clue.code());
        optional("hint", clue.hint());
        json.endObject();
    }

    private void write(RunEnd end) {
        json.name("end").startObject();
        json.name("status").text(end.status().spelling());
        time("at", end.endedAt());
        Long log = end.log();
        if (log != null) {
            json.name("log").number(log);
        }
    }

    private void attempt(TaskId task, int attempt, Instant startedAt, Instant endedAt) {
        json.name("step").text(task.step());
        json.name("at").text(task.at());
        json.name("attempt").number(attempt);
        time("started", startedAt);
        time("ended", endedAt);
    }

    private void refs(String name, Map<String, ArtifactRef> refs) {
        json.name(name).startObject();
        for (Map.Entry<String, ArtifactRef> ref : refs.entrySet()) {
            json.nameOfUser(ref.getKey());
            ref(ref.getValue());
        }
        json.endObject();
    }

    /** {@code {"json/1":"[1,2]"}} or {@code {"json/1":{"sha256":"…","size":4711}}}. */
    private void ref(ArtifactRef ref) {
        json.startObject();
        json.nameOfUser(ref.encoding());
        byte[] inline = ref.inline();
        if (inline == null) {
            json.startObject();
            json.name("sha256").text(ref.digest());
            json.name("size").number(ref.size());
            json.endObject();
        } else {
            inline(inline);
        }
        json.endObject();
    }

    private void inline(byte[] bytes) {
        if (JsonLine.isVisible(bytes)) {
            json.visible(bytes);
            return;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            json.text(text);
            return;
        }
        json.startObject();
        json.name("base64").text(Base64.getEncoder().encodeToString(bytes));
        json.endObject();
    }

    private void texts(String name, Collection<String> texts) {
        json.name(name).startArray();
        for (String text : texts) {
            json.text(text);
        }
        json.endArray();
    }

    private void texts(String name, Map<String, String> texts) {
        json.name(name).startObject();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.nameOfUser(text.getKey()).text(text.getValue());
        }
        json.endObject();
    }

    private void optional(String name, @Nullable String text) {
        if (text != null) {
            json.name(name).text(text);
        }
    }

    private void time(String name, Instant time) {
        json.name(name).time(time);
    }
}
