package flow.deploy;

import flow.compile.Bundle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A place into which flows are put. A run is called here as its target calls it: a workflow of Argo by that one's name.
 *
 * <p>Everything throws {@link DeployRefused} when the place says no, and {@link DeployFailure} when it cannot be reached or has a fault
 * of its own.
 */
public interface Deployer extends AutoCloseable {

    /** Where flows are put: that which was asked for, or the one of the kubeconfig. */
    String namespace();

    /** For messages: {@code namespace 'flows' of https://10.0.0.1:6443}. */
    String place();

    /**
     * Looks at everything that a deployment needs and would change, and changes nothing.
     *
     * @throws DeployRefused with everything that is in its way
     */
    DeploymentPlan plan(Bundle bundle, Claim claim);

    /** By name; those included of which only the schedule is left. */
    List<Deployment> deployments();

    /**
     * How many runs go on or wait for their turn, by deployment; those that have none are left out. What was deployed no longer may be
     * among them.
     */
    Map<String, Integer> openRuns();

    /** @throws DeployRefused when what has that name was not made by flow */
    Optional<Deployment> deployment(String name);

    /**
     * Takes a deployment away; runs that go on are not touched.
     *
     * @throws DeployRefused also when some objects could not be taken away; its message has the state of each, as that of {@link
     *     DeployFailure}
     */
    Undeployed undeploy(String name, Claim claim);

    /**
     * What was taken away.
     *
     * @param removed the objects, such as {@code CronWorkflow training}; nothing when there were none
     * @param kept objects that the runs need which go on
     * @param openRuns these, as the target calls them
     */
    record Undeployed(List<String> removed, List<String> kept, List<String> openRuns) {
        public Undeployed {
            removed = List.copyOf(removed);
            kept = List.copyOf(kept);
            openRuns = List.copyOf(openRuns);
        }
    }

    /**
     * Starts a run of a deployment. Asked twice for the same one, it starts one.
     *
     * @param run not yet taken
     * @param parameters as texts; the others have what the deployment says
     */
    void start(String deployment, String run, Map<String, String> parameters);

    /**
     * Empty when there is none, or none any more.
     *
     * @throws DeployRefused when what has that name was not started by flow
     */
    Optional<RemoteRun> run(String run);

    /** Starts nothing more of a run until {@link #unsuspend}; what is running goes on. */
    void suspend(String run);

    void unsuspend(String run);

    /** Ends a run at once: nothing more of it runs. */
    void terminate(String run);

    /** Ends the gangs of a run that was ended, however that was: where the place itself lets them go on. */
    void endGangs(String run);

    /** What keeps parts of a run from starting, such as an image that cannot be pulled. */
    List<Trouble> troubles(String run);

    /**
     * What the containers of a run print, as far as the place has it still.
     *
     * @param lines is told whose a line is, such as {@code process(0:0)}, with the line behind it
     */
    void logs(String run, Consumer<PrintedLine> lines);

    /** @param source whose it is */
    record PrintedLine(String source, String text) {}

    @Override
    void close();
}
