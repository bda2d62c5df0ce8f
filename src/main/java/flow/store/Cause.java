package flow.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What started a run, if no person did. A run that resumes another keeps its cause.
 *
 * @param scheduledTime when a schedule meant it to start; null when none did
 * @param events the events that started it, as {@code flow.event.Event} writes them; empty when none did
 */
public record Cause(@Nullable Instant scheduledTime, List<String> events) {
    /** A person. */
    public static final Cause BY_HAND = new Cause(null, List.of());

    public Cause {
        events = List.copyOf(events);
    }
}
