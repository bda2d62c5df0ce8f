package flow.cli;

import flow.client.Status;
import flow.resume.Fate;
import flow.resume.Kept;
import flow.resume.Plan;
import flow.resume.Rerun;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The same as {@link PlanText} for {@code --json}; docs/runs-json.md tells what the names mean. */
final class PlanJson {
    private PlanJson() {}

    static Map<String, @Nullable Object> of(Plan plan) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("origin", plan.origin().runId());
        tree.put("status", Status.of(plan.origin()).toString());
        tree.put("changedCode", plan.changedCode());
        tree.put("tasks", plan.fates().stream().map(PlanJson::of));
        return tree;
    }

    private static Map<String, Object> of(Fate fate) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("step", fate.step());
        tree.put("task", fate.task());
        if (fate instanceof Rerun rerun) {
            tree.put("fate", rerun.isSure() ? "run" : "may-run");
            tree.put("kind", rerun.reason().kind().spelling());
            tree.put("reason", rerun.reason().text());
            return tree;
        }
        Kept kept = (Kept) fate;
        tree.put("fate", "reused");
        tree.put("from", kept.from().runId());
        tree.put("codeChanged", kept.isOfOtherCode());
        return tree;
    }
}
