package flow.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has come so far of one condition, and what starts when all has: of each dependency the latest event counts. Never changes: what
 * follows is another one.
 *
 * @param events by the id of their dependency; never all of them
 */
public record Waiting(Condition condition, Map<String, Event> events) {
    public Waiting {
        events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
    }

    /** Nothing has come. */
    public static Waiting of(Condition condition) {
        return new Waiting(condition, Map.of());
    }

    /**
     * After an event.
     *
     * @param waiting what is waited with from now on
     * @param start what a run starts with; empty when none starts
     */
    public record Step(Waiting waiting, Optional<Start> start) {}

    /** An event that is not waited for changes nothing. */
    public Step after(Event event) {
        Map<String, Event> now = new LinkedHashMap<>(events);
        for (Dependency dependency : condition.dependencies()) {
            if (dependency.isMetBy(event)) {
                now.put(dependency.id(), event);
            }
        }
        return now.size() == condition.dependencies().size()
                ? new Step(of(condition), Optional.of(new Start(condition, now)))
                : new Step(new Waiting(condition, now), Optional.empty());
    }

    /** What is still to come. */
    public List<Dependency> missing() {
        List<Dependency> missing = new ArrayList<>(condition.dependencies());
        missing.removeIf(dependency -> events.containsKey(dependency.id()));
        return missing;
    }
}
