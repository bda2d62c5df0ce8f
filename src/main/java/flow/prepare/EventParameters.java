package flow.prepare;

import flow.event.Dependency;
import flow.event.Event;
import flow.event.Start;
import flow.graph.Flow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What the events that start a run have for its parameters. */
public final class EventParameters {
    private EventParameters() {}

    /**
     * By parameter; nothing for those that no event says. Where two fill the same one, the later dependency's holds. Of a File the event
     * has the text: the name of a file would be looked for on the machine that runs the task.
     */
    public static Map<String, GivenParameter> of(Flow flow, Start start) {
        Map<String, GivenParameter> given = new LinkedHashMap<>();
        for (Dependency dependency : start.condition().dependencies()) {
            Event event = Objects.requireNonNull(start.events().get(dependency.id()));
            Map<String, Object> values = dependency.values(event);
            flow.parameters().stream()
                    .filter(parameter -> values.containsKey(parameter.name()))
                    .forEach(parameter -> given.put(
                            parameter.name(),
                            GivenParameter.kept(parameter, values.get(parameter.name()))
                                    .from("event '" + event + "'")));
        }
        return given;
    }
}
