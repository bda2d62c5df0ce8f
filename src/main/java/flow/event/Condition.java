package flow.event;

import flow.graph.Trigger.Pace;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What starts a run of a flow: when each of its dependencies has come, the latest event of each does. A trigger of which any event will
 * do makes one for each.
 *
 * @param id small letters, digits and dashes, beginning with a letter; different from all others of its flow
 * @param dependencies at least one
 */
public record Condition(String id, List<Dependency> dependencies, Pace pace) {
    public Condition {
        dependencies = List.copyOf(dependencies);
        if (dependencies.isEmpty()) {
            throw new IllegalArgumentException("a condition waits for something");
        }
    }

    /** For people: {@code event 'orders' and success of 'Load'}. */
    public String described() {
        return dependencies.stream().map(Dependency::described).collect(Collectors.joining(" and "));
    }
}
