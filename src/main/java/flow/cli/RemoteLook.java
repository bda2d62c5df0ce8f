package flow.cli;

import flow.client.Run;
import flow.client.Status;
import flow.config.Configuration;
import flow.deploy.DeployFailure;
import flow.deploy.DeployRefused;
import flow.deploy.Deployer;
import flow.deploy.Deployer.PrintedLine;
import flow.deploy.RemoteRun;
import flow.problem.Visible;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Looks at runs of deployments where they run, for commands that read the store first. */
final class RemoteLook {
    private final Surroundings surroundings;
    private final Arguments arguments;

    RemoteLook(Surroundings surroundings, Arguments arguments) {
        this.surroundings = surroundings;
        this.arguments = arguments;
    }

    /**
     * What there is to add to what the store knows: of a run that goes on, and of one that failed without a word of its tasks. Where the
     * target cannot be asked that is said, and no more.
     */
    Optional<RemoteStatus> besides(Run run) {
        boolean isUnexplained =
                run.getStatus() == Status.FAILED && run.getFailures().isEmpty();
        if (!RemoteRuns.isOne(run.getId()) || run.isOver() && !isUnexplained) {
            return Optional.empty();
        }
        try (Deployer deployer = new Deployers(surroundings).openBriefly(configuration())) {
            Optional<RemoteStatus> there = status(deployer, run.getId());
            if (there.isEmpty() && !run.isOver()) {
                warn("there is no workflow '" + RemoteRuns.name(run.getId()) + "' in " + deployer.place()
                        + ", or none any more; 'flow terminate " + run.getId() + "' writes down that the run is over");
            }
            return there;
        } catch (DeployFailure | DeployRefused unasked) {
            warn("Argo was not asked: " + unasked.getMessage());
            return Optional.empty();
        }
    }

    /**
     * A run of which the store has nothing.
     *
     * @throws DeployFailure when the target cannot be asked
     * @throws DeployRefused when it says no
     */
    Optional<RemoteStatus> alone(String id) {
        if (!RemoteRuns.isOne(id)) {
            return Optional.empty();
        }
        try (Deployer deployer = new Deployers(surroundings).open(configuration())) {
            return status(deployer, id);
        }
    }

    /**
     * What its containers printed.
     *
     * @return whether there is such a run
     * @throws DeployFailure as {@link #alone}
     */
    boolean logs(String id, Consumer<PrintedLine> lines) {
        if (!RemoteRuns.isOne(id)) {
            return false;
        }
        try (Deployer deployer = new Deployers(surroundings).open(configuration())) {
            boolean isThere = deployer.run(RemoteRuns.name(id)).isPresent();
            if (isThere) {
                deployer.logs(RemoteRuns.name(id), lines);
            }
            return isThere;
        }
    }

    /**
     * Looks at a run until it is over, or somebody has seen enough.
     *
     * @param isEnough asked behind each look
     * @param pause before the next one
     * @return whether there is such a run
     * @throws DeployFailure as {@link #alone}
     */
    boolean await(String id, BooleanSupplier isEnough, Pause pause) {
        if (!RemoteRuns.isOne(id)) {
            return false;
        }
        try (Deployer deployer = new Deployers(surroundings).open(configuration())) {
            boolean isThere;
            boolean goesOn;
            do {
                Optional<RemoteRun> run = deployer.run(RemoteRuns.name(id));
                isThere = run.isPresent();
                goesOn = isThere && !run.get().phase().isOver();
            } while (!isEnough.getAsBoolean() && goesOn && pause.pause());
            return isThere;
        }
    }

    private static Optional<RemoteStatus> status(Deployer deployer, String id) {
        return deployer.run(RemoteRuns.name(id)).map(run -> RemoteStatus.of(deployer, run));
    }

    private void warn(String message) {
        surroundings.err().println("warning: " + Visible.text(message));
    }

    private Configuration configuration() {
        return new Workspace(surroundings, null).configuration(arguments);
    }
}
