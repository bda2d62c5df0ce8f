package flow.compile.argo;

import flow.event.Conditions;
import flow.graph.Flow;
import flow.graph.Parameter;
import flow.graph.PayloadPath;
import flow.graph.Trigger;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a flow's triggers want and Argo Events cannot do. */
final class TriggerRefusals {
    private final Flow flow;
    private final List<Problem> problems = new ArrayList<>();

    TriggerRefusals(Flow flow) {
        this.flow = flow;
    }

    List<Problem> all() {
        Conditions.unfilled(flow).forEach(this::refuse);
        for (Trigger trigger : flow.starts().triggers()) {
            Trigger.Reset reset = trigger.pace().reset();
            if (reset != null) {
                reset.cron()
                        .unixObstacle()
                        .ifPresent(obstacle -> add(
                                trigger.position(),
                                "Argo Events cannot reset a trigger by '"
                                        + reset.cron().text() + "' ("
                                        + reset.cron().dialect().title() + "): " + obstacle,
                                "its crons have five fields: minute, hour, day of month, month, day of week"));
            }
            if (trigger instanceof Trigger.OnEvent onEvent) {
                onEvent.events().forEach(this::check);
            }
        }
        return problems;
    }

    private void add(Position position, String message, String hint) {
        problems.add(Problem.of(Code.F030, position, message, hint));
    }

    private void refuse(Conditions.Unfilled unfilled) {
        Parameter parameter = unfilled.parameter();
        add(
                unfilled.trigger().position(),
                "parameter '" + parameter.name()
                        + "' is required, and nobody is there to give it when this trigger starts a run",
                "give it a default:, or fill it by parameters: of each event that starts a run alone");
    }

    private void check(Trigger.Event event) {
        for (Trigger.Filter filter : event.where()) {
            check(event, filter.field());
            filter.values().stream()
                    .filter(value -> value instanceof Number number && !isDouble(number))
                    .forEach(value -> add(
                            event.position(),
                            "Argo Events would take other numbers for " + value + " of '" + filter.field()
                                    + "', too: it compares them as Double",
                            "compare a text that says the same, or look at the number in a step"));
        }
        List<Trigger.Mapping> mappings = event.parameters() == null ? List.of() : event.parameters();
        mappings.forEach(mapping -> check(event, mapping.field()));
    }

    private void check(Trigger.Event event, PayloadPath field) {
        if (GjsonPath.isUnclear(field)) {
            add(
                    event.position(),
                    "Argo Events would take a number in '" + field + "' for a place in a list",
                    "choose another field; places in lists are written without zeros in front");
        }
    }

    /** Whether no other number is taken for it. */
    private static boolean isDouble(Number number) {
        double nearest = number.doubleValue();
        return Double.isFinite(nearest)
                && new BigDecimal(number.toString()).compareTo(new BigDecimal(Double.toString(nearest))) == 0;
    }
}
