package flow.check;

import flow.graph.Flow;
import flow.graph.Parameter;
import flow.graph.Trigger;
import flow.problem.Code;
import flow.problem.Problems;
import java.util.List;

/** A trigger fills only parameters that the flow has. */
final class EveryFilledParameterExists implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        List<String> parameters =
                flow.parameters().stream().map(Parameter::name).toList();
        for (Trigger trigger : flow.starts().triggers()) {
            if (trigger instanceof Trigger.OnEvent onEvent) {
                onEvent.events().forEach(event -> check(event, parameters, problems));
            }
        }
    }

    private static void check(Trigger.Event event, List<String> parameters, Problems problems) {
        List<Trigger.Mapping> filled = event.parameters() == null ? List.of() : event.parameters();
        for (Trigger.Mapping mapping : filled) {
            String name = mapping.parameter();
            if (!parameters.contains(name)) {
                String message =
                        "event '" + event.name() + "' fills '" + name + "', which is no parameter of this flow";
                String hint = DidYouMean.oneOf(name, parameters, "declare it: parameter '" + name + "'");
                problems.add(Code.F024, mapping.position(), message, hint);
            }
        }
    }
}
