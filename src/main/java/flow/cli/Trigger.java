package flow.cli;

import flow.config.Configuration;
import flow.deploy.ByChance;
import flow.deploy.DeployFailure;
import flow.deploy.Deployer;
import flow.deploy.Deployment;
import flow.run.RunEvent.RunStarted;
import flow.store.RunIds;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code flow trigger SCRIPT}: starts a run of a deployed flow. */
final class Trigger implements Command {
    private static final Option WAIT = Option.flag(
            "--wait", "Follow the run until it is over, and end as 'flow run' would; Ctrl-C leaves it alone");

    /** So that no two runs of a deployment are called the same, whoever triggers them. */
    private static final int LENGTH = 7;

    /** Half a second was enough where it was tried; the time of a deployment is told in whole seconds. */
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(2);

    /** Of a cluster whose clock is ahead. */
    private static final int MOST_LOOKS = 3;

    private final Surroundings surroundings;
    private final Pause pause;

    /** @param pause before a run is looked at again */
    Trigger(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "trigger",
                        "Start a run of a flow in production, and print its id; 'flow trigger SCRIPT --help' shows its parameters",
                        List.of(Operand.SCRIPT),
                        Run.PARAM,
                        Run.PARAMS,
                        WAIT,
                        Run.RUN_ID_FILE,
                        DeployedName.NAME,
                        Workspace.BRANCH,
                        Workspace.PRODUCTION,
                        Workspace.NAMESPACE,
                        Workspace.CONTEXT,
                        Scripts.CONFIG,
                        Workspace.OFFLINE,
                        Workspace.STORE,
                        Workspace.PROFILE,
                        Option.JSON)
                .opened();
    }

    @Override
    public String help(Arguments arguments) {
        return ScriptHelp.of(surroundings, arguments, syntax());
    }

    @Override
    public ExitCode run(Arguments arguments) {
        ScriptArguments typed = ScriptArguments.of(arguments.rest());
        Workspace workspace = new Workspace(surroundings, surroundings.typed(typed.script()));
        Configuration configuration = workspace.announced(arguments);
        DeployedScript script = DeployedScript.of(surroundings, configuration, typed.script(), arguments);
        RunIdFile idFile = new RunIdFile(surroundings, arguments.value(Run.RUN_ID_FILE));
        try (Deployer deployer = new Deployers(surroundings).open(configuration)) {
            Deployment deployment = WantedDeployment.there(deployer, script.name());
            Map<String, String> parameters = new DeployedParameters(surroundings, syntax(), deployment)
                    .read(typed, arguments.values(Run.PARAM), arguments.value(Run.PARAMS));
            settle(deployment);
            String run = deployment.name() + "-" + ByChance.word(LENGTH);
            String id = RunIds.ofArgo(run);
            start(deployer, deployment, run, parameters);
            idFile.accept(new RunStarted(
                    surroundings.clock().instant(), id, script.flow().name()));
            print(arguments, deployment, id);
            return arguments.has(WAIT)
                    ? new RemoteWatch(surroundings, workspace, configuration, deployer, pause)
                            .follow(script.flow(), run)
                    : ExitCode.OK;
        }
    }

    private void print(Arguments arguments, Deployment deployment, String id) {
        if (arguments.has(Option.JSON)) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("run", id);
            tree.put("deployment", deployment.name());
            surroundings.out().print(JsonText.of(tree));
        } else {
            surroundings.out().println(id);
        }
        surroundings.out().flush();
    }

    /** Argo looks templates up in a copy of its own, which is behind for a moment: a run would begin with the one before. */
    private void settle(Deployment deployment) {
        Instant deployed = deployment.deployedAt();
        if (deployed == null) {
            return;
        }
        Instant settled = deployed.plus(UNTIL_SEEN);
        for (int looks = 0; looks < MOST_LOOKS && surroundings.clock().instant().isBefore(settled); looks++) {
            pause.pause();
        }
    }

    /** An answer that did not come leaves it open whether the run began. */
    private static void start(Deployer deployer, Deployment deployment, String run, Map<String, String> parameters) {
        try {
            deployer.start(deployment.name(), run, parameters);
        } catch (DeployFailure unclear) {
            throw new DeployFailure(unclear.getMessage() + "; the run may have begun nevertheless: 'flow status "
                    + RunIds.ofArgo(run) + "' tells");
        }
    }
}
