package flow.client;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Nobody took an event. Its message says what to do. */
public final class EventNotSent extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int LONGEST = 200;

    private final boolean isPassing;
    private final transient @Nullable Duration after;

    private EventNotSent(String message, boolean isPassing, @Nullable Duration after, @Nullable Throwable cause) {
        super(message, cause);
        this.isPassing = isPassing;
        this.after = after;
    }

    /** Whether it may be taken when it is sent again. */
    public boolean isPassing() {
        return isPassing;
    }

    /** How long whoever refused it asks to wait. */
    @Nullable
    Duration after() {
        return after;
    }

    static EventNotSent unanswered(URI address, Exception cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new EventNotSent(place(address) + " gives no answer: " + reason, true, null, cause);
    }

    static EventNotSent refused(URI address, HttpResponse<String> response) {
        int code = response.statusCode();
        String text = response.body().strip().replaceAll("\\p{Cntrl}+", " ");
        String said = text.isEmpty() ? "" : ": " + text.substring(0, Math.min(text.length(), LONGEST));
        String place = place(address);
        String message = switch (code) {
            case 401, 403 ->
                place + " lets the event not in (" + code + "): give the token that it wants, FLOW_EVENTS_TOKEN";
            case 404 ->
                place
                        + " takes no events there (404): FLOW_EVENTS_URL has the whole address, such as http://HOST:12000/event";
            case 405 -> place + " takes no events there (405)" + said;
            case 413 -> place + " takes no event as large as this one (413)" + said;
            case 429 -> place + " has more than it can do (429)" + said;
            default -> place + " answers " + code + said;
        };
        boolean isPassing = code == 408 || code == 429 || code >= 500;
        return new EventNotSent(message, isPassing, after(response), null);
    }

    /** Without what may be secret in it. */
    private static String place(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port
                + (address.getPath() == null ? "" : address.getPath());
    }

    private static @Nullable Duration after(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }
}
