/**
 * Tells people by Slack, PagerDuty and incident.io how a run ended. The door is {@link flow.notify.Notifier}, which sends what {@link
 * flow.notify.Notice} says of a {@link flow.notify.RunNews}; no address and no key leaves this room in a text.
 */
@NullMarked
package flow.notify;

import org.jspecify.annotations.NullMarked;
