package flow.compile.argo;

import java.util.List;
import java.util.Map;

/** What runs when a run has ended: its hooks, in one pod, which then says in the store how it ended, and tells people. */
final class Exit {
    /** The DAG that Argo begins when everything else has ended. */
    static final String DAG = "on-exit";

    private Exit() {}

    /** However it ends itself, the run's status stays as it is. */
    static DagTemplate dag(Pods pods) {
        return DagTemplate.of(
                DAG,
                Map.of(),
                List.of(DagTask.of("end", pods.exit(), "", Map.of()).tolerated()));
    }
}
