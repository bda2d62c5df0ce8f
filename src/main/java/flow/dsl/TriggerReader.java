package flow.dsl;

import flow.graph.Trigger;
import flow.graph.Trigger.Needs;
import flow.problem.Code;
import flow.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code trigger}: one event, or all or any of several. */
record TriggerReader(Site site, Problems problems) {
    static final List<String> NAMES = Stream.of(
                    List.of("parameters", "where", "source", "all", "any"), PaceReader.NAMES)
            .flatMap(List::stream)
            .toList();

    private static final String ONE = "write trigger 'event' or trigger 'event', parameters: [name: 'field']";
    private static final String SEVERAL =
            "write trigger all: ['a', 'b'], or trigger any: [[event: 'a', parameters: [name: 'field']], 'b']";

    /**
     * @param given the options
     * @param arguments the event without a name
     * @return null, with a problem, when there is no event that is right
     */
    Trigger.@Nullable OnEvent read(Map<String, ?> given, List<?> arguments) {
        Options options = Options.of(site, problems, given).allow(NAMES);
        Options unnamed = Options.unnamed(site, problems, arguments);
        List<Trigger.Event> events =
                options.says("all") || options.says("any") ? several(options, unnamed) : one(options, unnamed);
        Needs needs = options.says("any") ? Needs.ANY : Needs.ALL;
        Trigger.Pace pace = PaceReader.read(options, needs, events.size());
        return events.isEmpty() ? null : new Trigger.OnEvent(site.position(), needs, events, pace);
    }

    private List<Trigger.Event> one(Options options, Options unnamed) {
        if (unnamed.names().size() != 1) {
            options.missing("'trigger' names no event", ONE);
            return List.of();
        }
        if (unnamed.value("0") instanceof List) {
            unnamed.refuse("0", "it takes one event, not a list", SEVERAL);
            return List.of();
        }
        boolean map = unnamed.value("0") instanceof Map;
        Trigger.Event event = map ? EventReader.read(unnamed, "0") : EventReader.read(unnamed, "0", options);
        return event == null ? List.of() : List.of(event);
    }

    private List<Trigger.Event> several(Options options, Options unnamed) {
        if (options.says("all") && options.says("any")) {
            String hint = "write two words; any of several triggers starts a run";
            problems.add(Code.F004, options.key("any"), "'trigger' says both all: and any:", hint);
            return List.of();
        }
        if (!unnamed.names().isEmpty()) {
            unnamed.refuse("0", "there are events in " + (options.says("all") ? "all:" : "any:") + " too", SEVERAL);
        }
        for (String option : List.of("parameters", "where", "source")) {
            if (options.says(option)) {
                String message = "of several events, each has its own " + option + ":";
                problems.add(Code.F004, options.key(option), message, SEVERAL);
            }
        }
        return events(options, options.says("all") ? "all" : "any");
    }

    private List<Trigger.Event> events(Options options, String list) {
        Options elements = options.elements(list);
        if (elements.names().isEmpty()) {
            options.refuse(list, "it names no event", SEVERAL);
        }
        Map<String, Trigger.Event> byName = new LinkedHashMap<>();
        for (String element : elements.names()) {
            Trigger.Event event = EventReader.read(elements, element);
            if (event != null && byName.putIfAbsent(event.toString(), event) != null) {
                String message = "the event '" + event + "' stands in " + list + ": twice";
                problems.add(Code.F005, event.position(), message, "leave one of them out");
            }
        }
        return List.copyOf(byName.values());
    }
}
