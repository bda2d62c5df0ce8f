package flow.cli;

import flow.compile.argo.ArgoNames;
import flow.graph.Flow;
import java.util.Objects;

/** How the deployment of a flow is called. */
final class DeployedName {
    static final Option NAME =
            Option.value("--name", "NAME", "Name of the deployment, instead of the flow's or 'project.branch.flow'");

    private DeployedName() {}

    /** {@code Flow} or {@code project.branch.Flow}, unless it was typed. */
    static String of(Flow flow, ProjectBranch branch, Arguments arguments) {
        return arguments
                .value(NAME)
                .orElseGet(() -> branch.name() == null
                        ? flow.name()
                        : Objects.requireNonNull(flow.project()).name() + "." + branch.name() + "." + flow.name());
    }

    /** The same as the names of its objects have it. */
    static String inCluster(Flow flow, ProjectBranch branch, Arguments arguments) {
        return ArgoNames.deployment(of(flow, branch, arguments));
    }
}
