package flow.run;

import flow.graph.Flow;
import flow.graph.Secret;
import flow.graph.TaskNode;
import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.List;
import java.util.Set;

/** Every secret is where a run on this machine can fetch it; said before there is a run. */
final class SecretsWithinReach {
    private static final Set<Secret.Provider> HERE = Set.of(Secret.Provider.ENVIRONMENT, Secret.Provider.FILE);

    private SecretsWithinReach() {}

    /** In reading order; empty when all can be reached. */
    static List<Problem> in(Flow flow) {
        Problems problems = new Problems();
        for (TaskNode step : flow.tasks()) {
            for (Secret secret : step.options().effectiveSecrets()) {
                if (!HERE.contains(secret.provider())) {
                    problems.add(outOfReach(step, secret));
                }
            }
        }
        return problems.sorted();
    }

    private static Problem outOfReach(TaskNode step, Secret secret) {
        return Problem.of(
                Code.F004,
                step.position(),
                "step '" + step.name() + "' needs the secret '" + secret
                        + "', which a run on this machine does not fetch",
                "write 'env:NAME' or 'file:/path'; where it depends on the place, take it from a config");
    }
}
