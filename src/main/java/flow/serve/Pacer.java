package flow.serve;

import flow.event.Condition;
import flow.graph.Trigger.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets runs start no faster than their triggers say: one after the other, at equal distances. */
final class Pacer {
    private final Map<ConditionKey, Duration> distances = new HashMap<>();
    private final Map<ConditionKey, Instant> next = new HashMap<>();
    private final Set<String> exempt = new HashSet<>();

    Pacer(List<ServedFlow> flows) {
        for (ServedFlow flow : flows) {
            for (Condition condition : flow.conditions()) {
                RateLimit limit = condition.pace().rateLimit();
                if (limit != null) {
                    distances.put(new ConditionKey(flow.name(), condition.id()), distance(limit));
                }
            }
        }
    }

    private static Duration distance(RateLimit limit) {
        Duration unit = switch (limit.unit()) {
            case SECOND -> Duration.ofSeconds(1);
            case MINUTE -> Duration.ofMinutes(1);
            case HOUR -> Duration.ofHours(1);
        };
        return unit.dividedBy(limit.runs());
    }

    /** A run that is begun already goes on at once, whatever starts. */
    void exempt(String runId) {
        exempt.add(runId);
    }

    /** When a run may start; a time that is over means now, as does one that is too far away: the clock was set back since. */
    Instant earliest(Firing firing, Instant now) {
        if (exempt.contains(firing.runId())) {
            return now;
        }
        ConditionKey key = key(firing);
        Instant earliest = next.getOrDefault(key, Instant.MIN);
        Duration distance = distances.getOrDefault(key, Duration.ZERO);
        return earliest.isAfter(now.plus(distance)) ? now : earliest;
    }

    void started(Firing firing, Instant now) {
        ConditionKey key = key(firing);
        Duration distance = key == null ? null : distances.get(key);
        if (!exempt.remove(firing.runId()) && distance != null) {
            next.put(key, now.plus(distance));
        }
    }

    private static @Nullable ConditionKey key(Firing firing) {
        return firing.condition() == null ? null : new ConditionKey(firing.flow(), firing.condition());
    }
}
