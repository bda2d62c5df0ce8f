package flow.compile;

import flow.graph.Flow;
import flow.problem.ProblemException;

/** A system that runs flows. */
public interface Target {

    /**
     * What the flow becomes there: the same bytes every time.
     *
     * @throws ProblemException with everything in the flow that the target cannot do
     */
    Bundle compile(Flow flow, DeployOptions options);
}
