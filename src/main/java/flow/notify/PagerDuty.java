package flow.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flow.graph.Hook.Occasion;
import flow.graph.MessageTemplate;
import flow.graph.Severity;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Events API v2 of PagerDuty (developer.pagerduty.com/docs/events-api-v2): a run that failed is an alert, whose {@code dedup_key} makes
 * one of all that is sent about it; one that succeeded is a change event, of which nobody is called. Taken with 202.
 */
record PagerDuty(URI service, String key, Severity severity, MessageTemplate message) implements Service {
    private static final int LONGEST_SUMMARY = 1_024;
    private static final int LONGEST_IDENTITY = 255;

    @Override
    public String name() {
        return "PagerDuty";
    }

    @Override
    public Letter letter(RunNews news) {
        boolean isAlert = news.occasion() == Occasion.FAILURE;
        ObjectNode event = Json.object().put("routing_key", key);
        if (isAlert) {
            event.put("event_action", "trigger").put("dedup_key", Cut.of(news.identity(), LONGEST_IDENTITY));
        }
        event.set("payload", payload(news, isAlert));
        if (news.link() != null) {
            event.withArray("links").addObject().put("href", news.link()).put("text", "The run in Argo");
        }
        if (isAlert) {
            event.put("client", "flow");
            Json.put(event, "client_url", news.link());
        }
        return new Letter(
                Addresses.below(service, isAlert ? "/v2/enqueue" : "/v2/change/enqueue"), Map.of(), event.toString());
    }

    private ObjectNode payload(RunNews news, boolean isAlert) {
        String text = message.filled(news::value);
        ObjectNode payload = Json.object()
                .put("summary", Cut.of(Json.firstLine(text), LONGEST_SUMMARY))
                .put("source", news.place())
                .put("timestamp", news.endedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        if (isAlert) {
            payload.put("severity", severity.spelling());
            Json.put(payload, "component", news.step());
            payload.put("class", "run failed");
        }
        payload.set("custom_details", Json.facts(news).put("message", text));
        return payload;
    }

    @Override
    public boolean knowsRepetitions() {
        return true;
    }

    @Override
    public String advice(int status, String body) {
        return switch (status) {
            case 400 ->
                "the key is that of an integration 'Events API v2' of a service; one of a ruleset (R…) takes no"
                        + " changes, which is what runs that succeeded are";
            case 401, 403, 404 ->
                "look at notify.pagerduty-url: it is https://events.pagerduty.com, or"
                        + " https://events.eu.pagerduty.com";
            default -> "";
        };
    }

    /** {@code {"status", "message", "errors": [texts]}}. */
    @Override
    public String said(String body) {
        JsonNode answer = Json.read(body);
        List<String> words = new ArrayList<>();
        words.add(answer.path("message").asText(""));
        answer.path("errors").forEach(error -> words.add(error.asText("")));
        words.removeIf(String::isBlank);
        return words.isEmpty() ? body : String.join("; ", words);
    }

    @Override
    public String toString() {
        return name();
    }
}
