package flow.notify;

import flow.graph.InvalidValue;
import flow.problem.Code;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/** One of the services, with what opens it: how it wants to be told, and what its answers mean. */
sealed interface Service permits Slack, PagerDuty, IncidentIo {

    /** For people: {@code Slack}. */
    String name();

    Letter letter(RunNews news);

    /** Whether a second letter about the same run makes no second message there. */
    boolean knowsRepetitions();

    /**
     * What it means that it refused a letter, and what to do, as a clause; empty when nothing more is known than the answer says.
     *
     * @param body of the answer, or its beginning
     */
    String advice(int status, String body);

    /** What of a refusal's body is worth telling, or its beginning. */
    String said(String body);

    /**
     * What is to be sent.
     *
     * @param headers besides that of the type, which is JSON
     * @param body JSON
     */
    record Letter(URI to, Map<String, String> headers, String body) {}

    /** @throws InvalidValue F004 with a clause that does not show the notice's key */
    static Service of(Notice notice, String key) {
        if (!key.matches("[\\x21-\\x7e]+")) {
            throw new InvalidValue(Code.F004, "its address or key is empty, or has characters that none has", null);
        }
        return switch (notice.channel()) {
            case SLACK -> new Slack(address(key, "the address of its webhook"), notice.message());
            case PAGERDUTY ->
                new PagerDuty(
                        address(notice.address(), "notify.pagerduty-url"), key, notice.severity(), notice.message());
            case INCIDENT_IO ->
                new IncidentIo(
                        address(notice.address(), "notify.incident-url"), key, notice.incident(), notice.message());
        };
    }

    private static URI address(String text, String what) {
        try {
            URI uri = new URI(text.strip());
            boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (isWeb && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException broken) {
            // Its message shows the text.
        }
        throw new InvalidValue(Code.F004, what + " does not begin with https:// and a host", null);
    }
}
