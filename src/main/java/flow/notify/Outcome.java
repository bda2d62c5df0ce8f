package flow.notify;

import org.jspecify.annotations.Nullable;

/**
 * What became of a message.
 *
 * @param service for people: {@code PagerDuty}
 * @param fault why it was not sent, and what to do, as a clause; null when it was
 */
public record Outcome(String service, @Nullable String fault) {
    public boolean isSent() {
        return fault == null;
    }
}
