package flow.cli;

import flow.client.Run;
import flow.config.Configuration;
import flow.deploy.DeployFailure;
import flow.deploy.DeployRefused;
import flow.deploy.Deployer;
import flow.deploy.Deployer.PrintedLine;
import flow.problem.Visible;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at runs of deployments where they run, for commands that read the store first; where that cannot be done it is said, and no more. */
final class RemoteLook {
    private final Surroundings surroundings;
    private final Arguments arguments;

    RemoteLook(Surroundings surroundings, Arguments arguments) {
        this.surroundings = surroundings;
        this.arguments = arguments;
    }

    /** Empty for a run that is over, as its target has nothing more to say of it, and for one on this machine. */
    Optional<RemoteStatus> at(Run run) {
        return run.isOver() ? Optional.empty() : at(run.getId());
    }

    Optional<RemoteStatus> at(String id) {
        if (!RemoteRuns.isOne(id)) {
            return Optional.empty();
        }
        try (Deployer deployer = open()) {
            Optional<RemoteStatus> there = deployer.run(RemoteRuns.name(id)).map(run -> RemoteStatus.of(deployer, run));
            if (there.isEmpty()) {
                warn("there is no workflow '" + RemoteRuns.name(id) + "' in " + deployer.place()
                        + ", or none any more; 'flow terminate " + id + "' writes down that the run is over");
            }
            return there;
        } catch (DeployFailure | DeployRefused unasked) {
            warn("Argo was not asked: " + unasked.getMessage());
            return Optional.empty();
        }
    }

    /**
     * What its containers printed.
     *
     * @return whether there is such a run
     */
    boolean logs(String id, Consumer<PrintedLine> lines) {
        if (!RemoteRuns.isOne(id)) {
            return false;
        }
        try (Deployer deployer = open()) {
            boolean isThere = deployer.run(RemoteRuns.name(id)).isPresent();
            if (isThere) {
                deployer.logs(RemoteRuns.name(id), lines);
            }
            return isThere;
        } catch (DeployFailure | DeployRefused unasked) {
            warn("Argo was not asked: " + unasked.getMessage());
            return false;
        }
    }

    private void warn(String message) {
        surroundings.err().println("warning: " + Visible.text(message));
    }

    private Deployer open() {
        Configuration configuration = new Workspace(surroundings, null).configuration(arguments);
        return new Deployers(surroundings).open(configuration);
    }
}
