package flow.store;

import flow.Failure;
import flow.artifact.Contents;
import flow.artifact.Encoded;
import flow.graph.Outline;
import flow.graph.TaskId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a record as {@link RecordWriter} writes them.
 *
 * <p>Every method throws some RuntimeException where a member is missing or is something else.
 */
final class RecordFields {
    private final Map<?, ?> members;

    RecordFields(Map<?, ?> members) {
        this.members = members;
    }

    /** What the member of that name says; empty when that is no kind of record. */
    Optional<RunRecord> record(String kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case "start" -> fields(kind).start();
                    case "done" -> fields(kind).done();
                    case "failed" -> fields(kind).failed();
                    case "end" -> fields(kind).end();
                    default -> null;
                });
    }

    private RunStart start() {
        return new RunStart(
                text("flow"),
                text("script"),
                text("graph"),
                members.containsKey("blocks") ? OutlineFormat.read(elements("blocks")) : Outline.EMPTY,
                members.containsKey("code") ? fields("code").texts() : Map.of(),
                refs("parameters"),
                members.containsKey("configs") ? refs("configs") : Map.of(),
                tags(),
                text("user"),
                project(),
                origin(),
                cause(),
                time("at"));
    }

    private Cause cause() {
        return new Cause(
                members.containsKey("scheduled") ? time("scheduled") : null,
                members.containsKey("events") ? List.copyOf(texts("events")) : List.of());
    }

    private @Nullable Project project() {
        return members.containsKey("branch")
                ? new Project(text("branch"), Boolean.parseBoolean(text("production")))
                : null;
    }

    private @Nullable Origin origin() {
        String origin = optional("origin");
        return origin == null ? null : new Origin(origin, members.containsKey("first") ? text("first") : origin);
    }

    private RunTags tags() {
        return new RunTags(members.containsKey("flowTags") ? texts("flowTags") : Set.of(), texts("tags"));
    }

    private TaskDone done() {
        return new TaskDone(
                task(),
                notNegative(number("attempt")),
                time("started"),
                time("ended"),
                refs("set"),
                texts("removed"),
                decision(),
                members.containsKey("reads") ? texts("reads") : null,
                members.containsKey("reused") ? new Reused(text("reused"), optional("code")) : null);
    }

    private TaskFailed failed() {
        return new TaskFailed(
                task(),
                notNegative(number("attempt")),
                time("started"),
                time("ended"),
                fields("failure").failure(),
                members.containsKey("clue") ? fields("clue").clue() : Clue.NONE,
                Boolean.parseBoolean(text("last")));
    }

    private RunEnd end() {
        String log = optional("log");
        return new RunEnd(
                RunEnd.Status.valueOf(text("status").toUpperCase(Locale.ROOT)),
                time("at"),
                log == null ? null : Long.valueOf(log));
    }

    private RecordFields fields(String name) {
        return new RecordFields(members(members.get(name)));
    }

    private @Nullable Decision decision() {
        if (members.containsKey("items")) {
            List<ArtifactRef> items = new ArrayList<>();
            for (Object item : elements("items")) {
                items.add(new RecordFields(members(item)).ref());
            }
            return new Decision.Items(items);
        }
        if (members.containsKey("option")) {
            return new Decision.Option(number("option"));
        }
        return members.containsKey("again") ? new Decision.Again(Boolean.parseBoolean(text("again"))) : null;
    }

    private Failure failure() {
        return new Failure(
                text("type"),
                optional("message"),
                text("stackTrace"),
                text("kind"),
                members.containsKey("attempts") ? number("attempts") : null,
                optional("step"),
                optional("task"));
    }

    private Clue clue() {
        return new Clue(text("at"), List.copyOf(texts("frames")), optional("code"), optional("hint"));
    }

    private TaskId task() {
        return TaskId.of(text("step"), text("at"));
    }

    private Map<String, ArtifactRef> refs(String name) {
        Map<String, ArtifactRef> refs = new LinkedHashMap<>();
        members(members.get(name))
                .forEach((artifact, ref) -> refs.put((String) artifact, new RecordFields(members(ref)).ref()));
        return refs;
    }

    /** These are the members of a reference, whose only name is the encoding. */
    private ArtifactRef ref() {
        String encoding = (String) members.keySet().iterator().next();
        if (members.get(encoding) instanceof String text) {
            return ArtifactRef.inline(new Encoded(encoding, text.getBytes(StandardCharsets.UTF_8)));
        }
        RecordFields place = fields(encoding);
        String base64 = place.optional("base64");
        if (base64 != null) {
            return ArtifactRef.inline(new Encoded(encoding, Base64.getDecoder().decode(base64)));
        }
        return ArtifactRef.elsewhere(encoding, place.digest("sha256"), place.size("size"));
    }

    private Set<String> texts(String name) {
        Set<String> texts = new LinkedHashSet<>();
        for (Object text : elements(name)) {
            texts.add(text(text));
        }
        return texts;
    }

    /** These are texts by name. */
    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, text) -> texts.put((String) name, text(text)));
        return texts;
    }

    private Instant time(String name) {
        return Spelled.time(text(name));
    }

    private int number(String name) {
        return Integer.parseInt(text(name));
    }

    private long size(String name) {
        return notNegative(Long.parseLong(text(name)));
    }

    private static <N extends Number> N notNegative(N number) {
        if (number.longValue() < 0) {
            throw new IllegalArgumentException(number + " is below 0");
        }
        return number;
    }

    /** It becomes part of a path. */
    private String digest(String name) {
        String digest = text(name);
        if (!Contents.isDigest(digest)) {
            throw new IllegalArgumentException("'" + name + "' is a digest");
        }
        return digest;
    }

    private String text(String name) {
        return text(members.get(name));
    }

    private @Nullable String optional(String name) {
        return members.containsKey(name) ? text(name) : null;
    }

    private List<?> elements(String name) {
        if (members.get(name) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("'" + name + "' is an array");
    }

    private static Map<?, ?> members(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("an object is expected");
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("a text is expected");
    }
}
