package flow.event;

import java.util.List;

/**
 * What one event means to one dependency of a flow.
 *
 * @param condition of which the dependency is a part
 * @param objections why it is not what is waited for; empty when it is
 * @param missing what else has to come before a run starts
 */
public record Explanation(
        Condition condition, Dependency dependency, List<String> objections, List<Dependency> missing) {
    public Explanation {
        objections = List.copyOf(objections);
        missing = List.copyOf(missing);
    }

    /** Of every dependency that waits for an event of that name; none where nothing does. */
    public static List<Explanation> of(List<Condition> conditions, Event event) {
        return conditions.stream()
                .flatMap(condition -> condition.dependencies().stream()
                        .filter(dependency -> dependency.isNamed(event))
                        .map(dependency -> new Explanation(
                                condition,
                                dependency,
                                dependency.objections(event),
                                condition.dependencies().stream()
                                        .filter(other -> !other.id().equals(dependency.id()))
                                        .toList())))
                .toList();
    }

    /** Whether the event counts. */
    public boolean isMet() {
        return objections.isEmpty();
    }
}
