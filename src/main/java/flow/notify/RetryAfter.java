package flow.notify;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The header {@code Retry-After} of an answer, in seconds, as Slack and proxies write it. */
final class RetryAfter {
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /** Empty when it is not there, or says a point in time, about which two clocks may differ. */
    static Optional<Duration> of(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1," + MOST_DIGITS + "}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
