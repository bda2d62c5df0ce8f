package flow.cli;

import flow.graph.CodeDigests;
import flow.graph.Flow;
import flow.graph.GraphDigest;
import flow.graph.Outline;
import flow.store.RunStart;
import java.util.List;
import java.util.Map;

/** That a script makes the graph that a run was started with: each process evaluates it anew. */
final class SameGraph {
    private SameGraph() {}

    /** @throws UsageFault with both digests and the first thing that differs */
    static void require(Flow flow, String runId, RunStart start) {
        String now = GraphDigest.of(flow);
        if (!now.equals(start.graph())) {
            throw new UsageFault("the script makes another graph than run " + runId + " was started with (" + now
                    + ", then " + start.graph() + "): " + difference(flow, start));
        }
    }

    private static String difference(Flow flow, RunStart start) {
        List<String> now = Outline.of(flow).steps();
        List<String> then = start.outline().steps();
        for (int i = 0; i < Math.max(now.size(), then.size()); i++) {
            String here = i < now.size() ? now.get(i) : "";
            String there = i < then.size() ? then.get(i) : "";
            if (!here.equals(there)) {
                return there.isEmpty()
                        ? "step '" + here + "' is new"
                        : here.isEmpty()
                                ? "step '" + there + "' is gone"
                                : "'" + here + "' stands where '" + there + "' stood";
            }
        }
        return ofSameSteps(flow, start);
    }

    private static String ofSameSteps(Flow flow, RunStart start) {
        Map<String, String> code = CodeDigests.of(flow);
        for (Map.Entry<String, String> step : code.entrySet()) {
            if (!step.getValue().equals(start.code().get(step.getKey()))) {
                return "the code of '" + step.getKey() + "' is another";
            }
        }
        return "options of a step, parameters or configs are others";
    }
}
