package flow.run;

import flow.graph.Flow;
import flow.graph.Gang;
import flow.problem.Code;
import flow.problem.Problem;
import java.util.List;

/** The nodes of a gang are committed all or none, which processes on their own cannot do: where there are such, there is no gang. */
final class GangsStayTogether {
    private GangsStayTogether() {}

    /** In reading order. */
    static List<Problem> in(Flow flow) {
        return flow.tasks().stream()
                .filter(Gang.class::isInstance)
                .map(gang -> Problem.of(
                        Code.F004,
                        gang.position(),
                        "step '" + gang.name() + "' has nodes, which cannot be processes of their own yet",
                        "run it without '--isolate'"))
                .toList();
    }
}
