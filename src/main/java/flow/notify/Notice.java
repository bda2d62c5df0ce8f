package flow.notify;

import flow.graph.Channel;
import flow.graph.Hook.Occasion;
import flow.graph.MessageTemplate;
import flow.graph.Notification;
import flow.graph.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One message that is due when a run has ended so.
 *
 * @param key null when nobody says where the channel is
 * @param address of the service, {@code https://events.pagerduty.com}; of no meaning to Slack, whose key is an address
 */
public record Notice(
        Occasion occasion,
        Channel channel,
        @Nullable Key key,
        MessageTemplate message,
        Severity severity,
        Notification.Incident incident,
        String address) {

    /** The same with what is kept elsewhere. */
    public Notice with(Key other) {
        return new Notice(occasion, channel, other, message, severity, incident, address);
    }
}
