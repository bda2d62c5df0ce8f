package flow.cli;

import flow.client.EventNotSent;
import flow.client.Events;
import flow.event.Conditions;
import flow.event.Event;
import flow.graph.Flow;
import flow.graph.Hook;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** That a run has ended, as an event that other flows wait for: what a deployed flow publishes, once. */
final class Announcement implements Outgoing.Errand {
    /** {@code true} in the pod that ends a run whose end is announced. */
    private static final String ANNOUNCES = "FLOW_TASK_ANNOUNCES";

    private final Events events;
    private final Event event;

    private Announcement(Events events, Event event) {
        this.events = events;
        this.event = event;
    }

    /**
     * Empty where nothing is announced.
     *
     * @param environment of the pod
     * @param branch of the flow's project; null when it belongs to none
     */
    static Optional<Announcement> of(
            Map<String, String> environment,
            Flow flow,
            @Nullable String branch,
            String runId,
            Hook.Occasion outcome,
            Instant at) {
        if (!"true".equals(environment.get(ANNOUNCES))) {
            return Optional.empty();
        }
        String scope = Conditions.scope(flow, branch);
        Event event = Event.ofFinish(scope, flow.name(), runId, outcome, at);
        return Optional.of(new Announcement(Events.of(environment), event));
    }

    @Override
    public String to() {
        return "whoever waits for this flow";
    }

    /** The event has an id that follows from the run's, so that it counts once also when the pod is made again. */
    @Override
    public @Nullable String carryOut(Duration within) {
        try {
            events.send(event, within);
            return null;
        } catch (EventNotSent failed) {
            return failed.getMessage();
        }
    }
}
