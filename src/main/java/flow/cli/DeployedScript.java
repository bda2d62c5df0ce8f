package flow.cli;

import flow.config.Configuration;
import flow.graph.Flow;
import flow.graph.StepOptions;

/**
 * A script that may be deployed.
 *
 * @param name what the objects of its deployment are called
 */
record DeployedScript(Flow flow, String name) {

    static DeployedScript of(
            Surroundings surroundings, Configuration configuration, String typed, Arguments arguments) {
        Flow flow = new Scripts(surroundings, configuration)
                .load(typed, arguments, StepOptions.NONE)
                .flow();
        ProjectBranch branch = ProjectBranch.of(flow, arguments, configuration, surroundings.user());
        return new DeployedScript(flow, DeployedName.inCluster(flow, branch, arguments));
    }
}
