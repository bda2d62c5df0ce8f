package flow.cli;

import flow.config.Configuration;
import flow.deploy.DeployFailure;
import flow.deploy.Deployer;
import flow.deploy.RemoteRun;
import flow.graph.Flow;
import flow.progress.Progress;
import flow.store.RunIds;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.util.Optional;

/** Follows a run of a deployment, and shows it as one on this machine is shown. */
final class RemoteWatch {
    /** A cluster may be restarted while a run goes on: with the pauses between them that is some minutes. */
    private static final int MOST_UNANSWERED = 60;

    private final Surroundings surroundings;
    private final Workspace workspace;
    private final Configuration configuration;
    private final Deployer deployer;
    private final Pause pause;

    RemoteWatch(
            Surroundings surroundings,
            Workspace workspace,
            Configuration configuration,
            Deployer deployer,
            Pause pause) {
        this.surroundings = surroundings;
        this.workspace = workspace;
        this.configuration = configuration;
        this.deployer = deployer;
        this.pause = pause;
    }

    /**
     * Until it is over.
     *
     * @param name as its target calls it
     * @return what {@code flow run} would end with
     */
    ExitCode follow(Flow flow, String name) {
        EndRequest end = EndRequest.waking(Thread.currentThread());
        ExitCode code = surroundings.endings().during(end, () -> follow(flow, name, end));
        boolean isLeft = code == ExitCode.INTERRUPTED;
        if (isLeft) {
            String id = RunIds.ofArgo(name);
            surroundings
                    .err()
                    .println(
                            "the run goes on: 'flow status " + id + "' tells how, 'flow terminate " + id + "' ends it");
        }
        return isLeft ? end.code() : code;
    }

    private ExitCode follow(Flow flow, String name, EndRequest end) {
        ExitCode code = watched(flow, name, end);
        // Behind the rows, which are drawn no more.
        if (code == ExitCode.INFRASTRUCTURE) {
            surroundings.err().println("flow: " + gone(name));
        }
        return code;
    }

    private ExitCode watched(Flow flow, String name, EndRequest end) {
        try (Progress progress =
                new RunDisplay(surroundings, workspace).of(flow, true, command -> helps(command, name))) {
            RemoteEvents told = new RemoteEvents(
                    surroundings, () -> workspace.store(configuration), deployer, flow, name, progress);
            int unanswered = 0;
            while (true) {
                try {
                    Optional<RemoteRun> run = deployer.run(name);
                    unanswered = 0;
                    if (run.isEmpty()) {
                        return ExitCode.INFRASTRUCTURE;
                    }
                    told.tell(run.get());
                    if (run.get().phase().isOver()) {
                        return told.end(run.get());
                    }
                } catch (DeployFailure blip) {
                    unanswered++;
                    if (unanswered == MOST_UNANSWERED) {
                        throw blip;
                    }
                }
                if (end.isThere() || !pause.pause()) {
                    return ExitCode.INTERRUPTED;
                }
            }
        }
    }

    /** What reads the store finds nothing of a run whose pods did not come so far. */
    private boolean helps(String command, String name) {
        if (command.equals("status")) {
            return true;
        }
        try {
            return workspace.store(configuration).find(RunIds.ofArgo(name)).isPresent();
        } catch (StoreFailure | StoreCorrupt unknown) {
            return false;
        }
    }

    private String gone(String name) {
        return "workflow '" + name + "' is gone from " + deployer.place() + " before it was over";
    }
}
