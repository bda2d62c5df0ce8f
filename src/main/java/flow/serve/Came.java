package flow.serve;

import flow.event.Event;
import java.time.Instant;

/** An event that others are waited for with. */
record Came(Event event, Instant at) {}
