package flow.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flow.graph.InvalidValue;
import flow.graph.MessageTemplate;
import flow.graph.Notification.Incident;
import flow.problem.Code;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An alert event for an HTTP source of incident.io (docs.incident.io, Alert Events V2, CreateHTTP): a POST with a bearer token, taken with
 * 202. Its statuses are {@code firing} and {@code resolved}; a run that succeeded is an alert as well, whose {@code metadata.status} says so.
 */
record IncidentIo(URI service, String key, Incident incident, MessageTemplate message) implements Service {
    private static final int LONGEST_TITLE = 250;

    IncidentIo {
        if (incident.source() == null) {
            throw new InvalidValue(
                    Code.F004,
                    "nothing says which alert source of incident.io is meant",
                    "set notify.incident-source, or write notify …, incident: [source: 'its id']");
        }
    }

    @Override
    public String name() {
        return "incident.io";
    }

    @Override
    public Letter letter(RunNews news) {
        String text = message.filled(news::value);
        ObjectNode event = Json.object()
                .put("title", Cut.of(Json.firstLine(text), LONGEST_TITLE))
                .put("status", "firing")
                .put("deduplication_key", news.identity())
                .put("description", text);
        Json.put(event, "source_url", news.link());
        ObjectNode metadata = Json.facts(news);
        incident.metadata().forEach(metadata::put);
        event.set("metadata", metadata);
        return new Letter(
                Addresses.below(service, "/v2/alert_events/http/" + incident.source()),
                Map.of("Authorization", "Bearer " + key),
                event.toString());
    }

    @Override
    public boolean knowsRepetitions() {
        return true;
    }

    @Override
    public String advice(int status, String body) {
        return switch (status) {
            case 401, 403 -> "the key is the one that incident.io shows beside the alert source; set it anew";
            case 404 -> "incident.io has no alert source of that id, or no HTTP one; look at notify.incident-source";
            default -> "";
        };
    }

    /** {@code {"type", "status", "request_id", "errors": [{"code", "message"}]}}. */
    @Override
    public String said(String body) {
        JsonNode answer = Json.read(body);
        List<String> words = new ArrayList<>();
        answer.path("errors").forEach(error -> words.add(error.path("message").asText("")));
        words.removeIf(String::isBlank);
        return words.isEmpty() ? body : String.join("; ", words);
    }

    @Override
    public String toString() {
        return name();
    }
}
