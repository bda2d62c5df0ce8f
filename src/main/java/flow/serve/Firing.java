package flow.serve;

import flow.event.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that is to be made, and will be whatever happens: it is known before there is anything of it.
 *
 * @param runId that it gets
 * @param flow the name of the {@link ServedFlow}
 * @param at when it was decided
 * @param scheduledTime the time of the schedule that started it; null when events did
 * @param condition the id of the condition that was met; null when a schedule starts it
 * @param events that met it, in the order of its dependencies
 */
public record Firing(
        String runId,
        String flow,
        Instant at,
        @Nullable Instant scheduledTime,
        @Nullable String condition,
        List<Event> events) {
    public Firing {
        events = List.copyOf(events);
    }

    boolean isScheduled() {
        return scheduledTime != null;
    }
}
