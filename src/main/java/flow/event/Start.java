package flow.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What starts a run: a condition with an event for each of its dependencies.
 *
 * @param events by the id of their dependency, in the order of the dependencies
 */
public record Start(Condition condition, Map<String, Event> events) {
    public Start {
        Map<String, Event> ordered = new LinkedHashMap<>();
        for (Dependency dependency : condition.dependencies()) {
            Event event = events.get(dependency.id());
            if (event == null) {
                throw new IllegalArgumentException("nothing has come for '" + dependency.id() + "'");
            }
            ordered.put(dependency.id(), event);
        }
        events = Collections.unmodifiableMap(ordered);
    }

    /** The one of several that waits for exactly these. */
    public static Optional<Start> of(List<Condition> conditions, Map<String, Event> events) {
        return conditions.stream()
                .filter(condition -> condition.dependencies().size() == events.size()
                        && condition.dependencies().stream().allMatch(one -> events.containsKey(one.id())))
                .findFirst()
                .map(condition -> new Start(condition, events));
    }

    /** As a run keeps its cause. */
    public List<String> records() {
        return events.values().stream().map(Event::toJson).toList();
    }
}
