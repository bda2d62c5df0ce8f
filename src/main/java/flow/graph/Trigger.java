package flow.graph;

import flow.problem.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What else starts runs of a deployed flow, besides people and a {@link Schedule}. Of several triggers, any of them does. */
public sealed interface Trigger {

    /** Where its word stands in the script. */
    Position position();

    /** How many of several things must have come. */
    Needs needs();

    /** How many of several things start a run. */
    enum Needs {
        /** One run when each has come at least once since the last run. */
        ALL,
        /** One run each time that one of them comes. */
        ANY
    }

    /**
     * {@code trigger}.
     *
     * @param events at least one, with different names
     */
    record OnEvent(Position position, Needs needs, List<Event> events) implements Trigger {
        public OnEvent {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("a trigger has at least one event");
            }
        }

        /** Whether the payload's fields fill the flow's parameters of equal names: a single event without a mapping. */
        public boolean fillsEqualNames() {
            return events.size() == 1 && events.get(0).parameters() == null;
        }
    }

    /**
     * {@code triggerOnFinish}: when runs of other flows have succeeded.
     *
     * @param flows at least one, all different
     */
    record OnFinish(Position position, Needs needs, List<Upstream> flows) implements Trigger {
        public OnFinish {
            flows = List.copyOf(flows);
            if (flows.isEmpty()) {
                throw new IllegalArgumentException("a trigger has at least one flow");
            }
        }
    }

    /**
     * One event.
     *
     * @param parameters from names of the flow's parameters to the payload's fields that fill them; null when not said
     * @param where fields of the payload and the values that they may have (text, number, boolean); all must hold
     */
    record Event(String name, @Nullable Map<String, PayloadPath> parameters, Map<PayloadPath, List<Object>> where) {
        public Event {
            parameters = parameters == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            where = Collections.unmodifiableMap(where.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, each -> List.copyOf(each.getValue()), (a, b) -> a, LinkedHashMap::new)));
        }
    }

    /**
     * Another flow. Without project and branch it is in this flow's own project and branch, if it has one.
     *
     * @param branch {@code user.alice}, {@code test.x}, {@code prod}; null if and only if the project is
     */
    record Upstream(@Nullable String project, @Nullable String branch, String flow) {
        public Upstream {
            if ((project == null) != (branch == null)) {
                throw new IllegalArgumentException("a project without a branch, or the other way round");
            }
        }

        /** {@code Flow} or {@code project.branch.Flow}. */
        @Override
        public String toString() {
            return project == null ? flow : project + "." + branch + "." + flow;
        }
    }
}
