package flow.cli;

import flow.config.Configuration;
import flow.deploy.Deployer;
import flow.deploy.RemoteRun;
import flow.store.RunIds;
import java.util.ArrayList;
import java.util.List;

/** Runs of deployments where they run, by the ids that the store knows them by. */
final class RemoteRuns {
    static final Operand OPERAND =
            new Operand("RUN", true, Words.Kind.RUN, "The id of a run of a deployment: argo-NAME");

    private RemoteRuns() {}

    static boolean isOne(String id) {
        return RunIds.isDeployed(id);
    }

    /** As its target calls it. */
    static String name(String id) {
        return RunIds.workflow(id)
                .orElseThrow(() -> new UsageFault("'" + id + "' is no run of a deployment: their ids begin with "
                        + RunIds.ofArgo("") + ", as 'flow trigger' and 'flow runs' print them"));
    }

    /** @throws UsageFault when it is not there, or not any more */
    static RemoteRun there(Deployer deployer, String id) {
        return deployer.run(name(id)).orElseThrow(() -> missing(deployer, id));
    }

    static UsageFault missing(Deployer deployer, String id) {
        return new UsageFault("there is no workflow '" + name(id) + "' in " + deployer.place() + ", or none any more");
    }

    /** The commands that change a run have the same options. */
    static Syntax syntax(String command, String summary, Option... more) {
        List<Option> options = new ArrayList<>(List.of(more));
        options.addAll(List.of(Workspace.NAMESPACE, Workspace.CONTEXT, Workspace.PROFILE, Option.JSON));
        return Syntax.of(command, summary, List.of(OPERAND), options.toArray(Option[]::new));
    }

    static Configuration configuration(Surroundings surroundings, Arguments arguments) {
        Workspace workspace = new Workspace(surroundings, null);
        Configuration configuration = workspace.announced(arguments);
        return configuration;
    }
}
