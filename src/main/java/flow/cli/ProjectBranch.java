package flow.cli;

import flow.config.Configuration;
import flow.config.Settings;
import flow.graph.Flow;
import flow.graph.InvalidValue;
import flow.graph.NameRule;
import flow.store.Project;
import flow.store.RunReader;
import org.jspecify.annotations.Nullable;

/**
 * The branch of its project that a run belongs to: {@code user.NAME}, {@code test.X} with {@code --branch X}, {@code prod} with
 * {@code --production}.
 *
 * @param name null when the flow belongs to no project
 */
record ProjectBranch(@Nullable String name, boolean isProduction) {
    static final ProjectBranch NONE = new ProjectBranch(null, false);

    /**
     * What is typed holds against what is set.
     *
     * @param configuration in which the options stand like settings
     * @throws UsageFault when both are chosen, a branch has no name for one, or is typed for a flow without a project
     */
    static ProjectBranch of(Flow flow, Arguments arguments, Configuration configuration, String user) {
        boolean isBranchTyped = arguments.has(Workspace.BRANCH);
        boolean isProductionTyped = arguments.has(Workspace.PRODUCTION);
        if (flow.project() == null) {
            if (isBranchTyped || isProductionTyped) {
                throw new UsageFault("flow '" + flow.name() + "' belongs to no project, so it has no branches;"
                        + " write project('name') in it, or leave "
                        + (isBranchTyped ? "--branch" : "--production") + " out");
            }
            return NONE;
        }
        String branch = configuration.value(Settings.BRANCH);
        boolean isBranch = !branch.isEmpty() && (isBranchTyped || !isProductionTyped);
        boolean isProduction = configuration.value(Settings.PRODUCTION) && (isProductionTyped || !isBranchTyped);
        if (isBranch && isProduction) {
            throw new UsageFault("branch '" + branch + "' and production exclude each other: choose one");
        }
        if (isProduction) {
            return new ProjectBranch("prod", true);
        }
        return new ProjectBranch(isBranch ? "test." + checked(branch) : "user." + user, false);
    }

    /** Where the origin belonged, unless another place is asked for. */
    static ProjectBranch ofOrigin(
            Flow flow, RunReader origin, Arguments arguments, Configuration configuration, String user) {
        boolean isTyped = arguments.has(Workspace.BRANCH) || arguments.has(Workspace.PRODUCTION);
        Project project = origin.start().project();
        return isTyped || project == null || flow.project() == null
                ? of(flow, arguments, configuration, user)
                : new ProjectBranch(project.branch(), project.isProduction());
    }

    private static String checked(String branch) {
        try {
            return NameRule.PROJECT_BRANCH.check("name of a branch", branch);
        } catch (InvalidValue refused) {
            throw new UsageFault(refused.text());
        }
    }
}
