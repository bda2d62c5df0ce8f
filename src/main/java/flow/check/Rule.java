package flow.check;

import flow.graph.Flow;
import flow.problem.Problems;

/** A property that holds in every flow that may run. Says every place where it does not. */
interface Rule {
    void check(Flow flow, Problems problems);
}
