package flow.notify;

import flow.graph.MessageTemplate;
import java.net.URI;
import java.util.Map;

/**
 * An incoming webhook of Slack: a POST of {@code {"text": …}}, answered by 200 and {@code ok}, or by a status and a word that says why not
 * (docs.slack.dev/messaging/sending-messages-using-incoming-webhooks, and the changelog of 2016-05-17 for the words). The template may use
 * Slack's own signs, as {@code *bold*} and {@code <!here>}; in what is filled in they are texts.
 */
record Slack(URI webhook, MessageTemplate message) implements Service {
    /** Longer messages Slack breaks into several. */
    private static final int LONGEST = 4_000;

    private static final String GONE =
            "the webhook is not there any more; make another one in Slack, and set its address";

    @Override
    public String name() {
        return "Slack";
    }

    @Override
    public Letter letter(RunNews news) {
        String text = message.filled(placeholder -> escaped(news.value(placeholder)));
        return new Letter(
                webhook,
                Map.of(),
                Json.object().put("text", Cut.of(text, LONGEST)).toString());
    }

    /** The three signs by which Slack knows mentions and links. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public boolean knowsRepetitions() {
        return false;
    }

    @Override
    public String advice(int status, String body) {
        return switch (body.strip()) {
            case "no_service", "no_service_id", "no_active_hooks", "no_team", "invalid_token" -> GONE;
            case "channel_not_found" -> "its channel is not there any more; make a webhook for another one";
            case "channel_is_archived" -> "its channel is archived; make a webhook for another one";
            case "action_prohibited", "posting_to_general_channel_denied", "team_disabled" ->
                "the workspace does not allow it; ask its administrators";
            case "invalid_payload", "no_text" -> "Slack cannot read the message; look at its template";
            default ->
                switch (status) {
                    case 403, 404, 410 -> GONE;
                    case 400 -> "Slack cannot read the message; look at its template";
                    default -> "";
                };
        };
    }

    @Override
    public String said(String body) {
        return body;
    }

    /** Neither does a text show the webhook's address. */
    @Override
    public String toString() {
        return name();
    }
}
