package flow.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flow.graph.Channel;
import flow.graph.Hook.Occasion;
import flow.graph.InvalidValue;
import flow.graph.MessageTemplate;
import flow.graph.Notification;
import flow.graph.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is told of the runs of a flow. To pods it travels as one text in which nothing is left that a target, a shell or Kubernetes could
 * take for something else.
 *
 * @param ui the address of Argo's UI; empty when it is not known
 */
public record Notices(List<Notice> all, String ui) {
    /** Nobody is told anything. */
    public static final Notices NONE = new Notices(List.of(), "");

    public Notices {
        all = List.copyOf(all);
    }

    /** Those of runs that ended so. */
    public List<Notice> of(Occasion occasion) {
        return all.stream().filter(notice -> notice.occasion() == occasion).toList();
    }

    /**
     * Base64 of JSON.
     *
     * @throws IllegalStateException when one of them has its address or key itself, or none
     */
    public String encoded() {
        ObjectNode json = Json.object().put("ui", ui);
        for (Notice notice : all) {
            json.withArray("notices").add(tree(notice));
        }
        return Base64.getEncoder().encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode tree(Notice notice) {
        if (!(notice.key() instanceof Key.Kept kept)) {
            throw new IllegalStateException("an address or key itself goes nowhere");
        }
        ObjectNode tree = Json.object()
                .put("on", notice.occasion().name())
                .put("channel", notice.channel().spelling())
                .put("key", kept.toString())
                .put("message", notice.message().text())
                .put("severity", notice.severity().name())
                .put("address", notice.address());
        Json.put(tree, "source", notice.incident().source());
        notice.incident()
                .metadata()
                .forEach((name, value) -> tree.withObjectProperty("metadata").put(name, value));
        return tree;
    }

    /**
     * @param encoded as {@link #encoded} wrote it; empty for {@link #NONE}
     * @throws IllegalArgumentException when it is something else
     */
    public static Notices of(String encoded) {
        if (encoded.isEmpty()) {
            return NONE;
        }
        JsonNode json = Json.read(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
        if (!json.isObject()) {
            throw new IllegalArgumentException("it is no JSON of that form");
        }
        List<Notice> all = new ArrayList<>();
        json.path("notices").forEach(tree -> all.add(notice(tree)));
        return new Notices(all, json.path("ui").asText(""));
    }

    private static Notice notice(JsonNode tree) {
        try {
            return new Notice(
                    Occasion.valueOf(text(tree, "on")),
                    Channel.parse(text(tree, "channel")),
                    Key.of(text(tree, "key")),
                    new MessageTemplate(text(tree, "message")),
                    Severity.valueOf(text(tree, "severity")),
                    incident(tree),
                    text(tree, "address"));
        } catch (InvalidValue other) {
            throw new IllegalArgumentException("it is no notice", other);
        }
    }

    private static Notification.Incident incident(JsonNode tree) {
        Map<String, String> metadata = new LinkedHashMap<>();
        tree.path("metadata")
                .properties()
                .forEach(one -> metadata.put(one.getKey(), one.getValue().asText("")));
        return new Notification.Incident(tree.path("source").asText(null), metadata);
    }

    private static String text(JsonNode tree, String name) {
        return tree.path(name).asText("");
    }
}
