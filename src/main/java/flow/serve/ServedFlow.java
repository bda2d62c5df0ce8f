package flow.serve;

import flow.event.Condition;
import flow.event.Conditions;
import flow.graph.Flow;
import flow.graph.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow that starts by itself.
 *
 * @param name {@code Flow}, or {@code project.branch.Flow}; different from all others
 * @param flow its own name
 * @param scope {@code project/branch} of its events; null when it belongs to no project
 * @param schedule null when it has none
 */
public record ServedFlow(
        String name,
        String flow,
        @Nullable String scope,
        @Nullable Schedule schedule,
        List<Condition> conditions) {
    public ServedFlow {
        conditions = List.copyOf(conditions);
    }

    /** @param branch of its project; null when it belongs to none */
    public static ServedFlow of(Flow flow, @Nullable String branch) {
        String scope = Conditions.scope(flow, branch);
        return new ServedFlow(
                scope == null ? flow.name() : scope.replace('/', '.') + "." + flow.name(),
                flow.name(),
                scope,
                flow.starts().schedule(),
                Conditions.of(flow, branch));
    }
}
