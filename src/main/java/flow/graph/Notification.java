package flow.graph;

import flow.problem.Position;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code notify}: who is told how a run ended. Null, and no key, leave it to the configuration.
 *
 * @param onError told of runs that failed
 * @param onSuccess told of runs that succeeded
 * @param severity of failures, for PagerDuty
 * @param keys where the address or key of a channel is kept
 * @param incident what incident.io has to know besides
 */
public record Notification(
        Position position,
        List<Channel> onError,
        List<Channel> onSuccess,
        @Nullable MessageTemplate message,
        @Nullable Severity severity,
        Map<Channel, Secret> keys,
        Incident incident) {

    /**
     * @param source the id of the alert source; null when not said
     * @param metadata put beside that of the run
     */
    public record Incident(@Nullable String source, Map<String, String> metadata) {
        public static final Incident NOTHING = new Incident(null, Map.of());

        public Incident {
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }
    }

    public Notification {
        onError = List.copyOf(onError);
        onSuccess = List.copyOf(onSuccess);
        keys = keys.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(keys));
    }

    /** Who is told of runs that ended so. */
    public List<Channel> on(Hook.Occasion occasion) {
        return occasion == Hook.Occasion.SUCCESS ? onSuccess : onError;
    }
}
