package flow.check;

import flow.graph.Flow;
import flow.graph.Parameter;
import flow.graph.PayloadPath;
import flow.graph.Trigger;
import flow.problem.Code;
import flow.problem.Problems;
import java.util.List;
import java.util.Map;

/** A trigger fills only parameters that the flow has. */
final class EveryFilledParameterExists implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        List<String> parameters =
                flow.parameters().stream().map(Parameter::name).toList();
        for (Trigger trigger : flow.starts().triggers()) {
            if (trigger instanceof Trigger.OnEvent onEvent) {
                onEvent.events().forEach(event -> check(trigger, event, parameters, problems));
            }
        }
    }

    private static void check(Trigger trigger, Trigger.Event event, List<String> parameters, Problems problems) {
        Map<String, PayloadPath> filled = event.parameters() == null ? Map.of() : event.parameters();
        for (String name : filled.keySet()) {
            if (!parameters.contains(name)) {
                String message =
                        "event '" + event.name() + "' fills '" + name + "', which is no parameter of this flow";
                String hint = DidYouMean.oneOf(name, parameters, "declare it: parameter '" + name + "'");
                problems.add(Code.F024, trigger.position(), message, hint);
            }
        }
    }
}
