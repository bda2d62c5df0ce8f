package flow.dsl;

import flow.graph.StepOptions;
import flow.problem.Problems;
import java.util.Map;

record StepOptionsReader(Site site, Problems problems) {
    StepOptions read(Map<String, ?> options) {
        return StepOptions.NONE;
    }
}
