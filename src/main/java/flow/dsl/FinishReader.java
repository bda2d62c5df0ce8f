package flow.dsl;

import flow.graph.Hook.Occasion;
import flow.graph.Trigger;
import flow.graph.Trigger.Needs;
import flow.graph.Trigger.Upstream;
import flow.problem.Code;
import flow.problem.Problems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code triggerOnFinish}: flows without a name, or all or any of several. */
record FinishReader(Site site, Problems problems) {
    static final List<String> NAMES = Stream.of(List.of("all", "any", "on"), PaceReader.NAMES)
            .flatMap(List::stream)
            .toList();

    private static final String EXAMPLES = "write triggerOnFinish 'Flow', triggerOnFinish any: ['A', 'project.prod.B']";

    /**
     * @param given the options
     * @param arguments the flows without a name; all of them are needed
     * @return null, with a problem, when there is no flow that is right
     */
    Trigger.@Nullable OnFinish read(Map<String, ?> given, List<?> arguments) {
        Options options = Options.of(site, problems, given).allow(NAMES);
        Options unnamed = Options.unnamed(site, problems, arguments);
        Occasion outcome = options.read("on", FinishReader::outcome);
        List<Upstream> flows = flows(options, unnamed);
        Needs needs = options.says("any") ? Needs.ANY : Needs.ALL;
        Trigger.Pace pace = PaceReader.read(options, needs, flows.size());
        return flows.isEmpty()
                ? null
                : new Trigger.OnFinish(
                        site.position(), needs, outcome == null ? Occasion.SUCCESS : outcome, flows, pace);
    }

    private List<Upstream> flows(Options options, Options unnamed) {
        boolean bare = !unnamed.names().isEmpty();
        List<String> lists = Stream.of("all", "any").filter(options::says).toList();
        if (lists.size() == 2 || bare && lists.size() == 1) {
            String twice = bare ? "flows with and without " + lists.get(0) + ":" : "both all: and any:";
            problems.add(
                    Code.F004,
                    options.key(lists.get(lists.size() - 1)),
                    "'triggerOnFinish' names " + twice,
                    "write two words; any of several triggers starts a run");
            return List.of();
        }
        Options flows = bare ? flowsOf(unnamed) : lists.isEmpty() ? null : options.elements(lists.get(0));
        if (flows == null || flows.names().isEmpty()) {
            options.missing("'triggerOnFinish' names no flow", EXAMPLES);
            return List.of();
        }
        return distinct(flows);
    }

    /** Several arguments, or one list. */
    private static @Nullable Options flowsOf(Options unnamed) {
        boolean oneList = unnamed.names().size() == 1 && unnamed.value("0") instanceof List;
        return oneList ? unnamed.elements("0") : unnamed;
    }

    private List<Upstream> distinct(Options flows) {
        Set<Upstream> distinct = new LinkedHashSet<>();
        for (String element : flows.names()) {
            Upstream flow = flows.read(element, text -> Upstream.parse(Reading.TEXT.of(text)));
            if (flow != null && !distinct.add(flow)) {
                problems.add(
                        Code.F005,
                        flows.position(element),
                        "the flow '" + flow + "' stands here twice",
                        "leave one of them out");
            }
        }
        return List.copyOf(distinct);
    }

    private static Occasion outcome(Object value) {
        return Reading.oneOf(Occasion.values(), occasion -> occasion.name().toLowerCase(Locale.ROOT))
                .of(value);
    }
}
