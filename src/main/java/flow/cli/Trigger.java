package flow.cli;

import flow.config.Configuration;
import flow.deploy.Deployer;
import flow.deploy.Deployment;
import flow.graph.Flow;
import flow.graph.StepOptions;
import flow.run.RunEvent.RunStarted;
import flow.store.RunIds;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code flow trigger SCRIPT}: starts a run of a deployed flow. */
final class Trigger implements Command {
    private static final Option WAIT = Option.flag(
            "--wait", "Follow the run until it is over, and end as 'flow run' would; Ctrl-C leaves it alone");

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 7;

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
                        "Start a run of a flow in production, and print its id",
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
    public ExitCode run(Arguments arguments) {
        ScriptArguments typed = ScriptArguments.of(arguments.rest());
        Workspace workspace = new Workspace(surroundings, surroundings.typed(typed.script()));
        Configuration configuration = workspace.configuration(arguments);
        surroundings.err().print(workspace.report().of(configuration.warnings()));
        Flow flow = new Scripts(surroundings, configuration)
                .load(typed.script(), arguments, StepOptions.NONE)
                .flow();
        ProjectBranch branch = ProjectBranch.of(flow, arguments, configuration, surroundings.user());
        RunIdFile idFile = new RunIdFile(surroundings, arguments.value(Run.RUN_ID_FILE));
        try (Deployer deployer = new Deployers(surroundings).open(configuration)) {
            Deployment deployment = WantedDeployment.there(deployer, DeployedName.inCluster(flow, branch, arguments));
            Map<String, String> parameters = new DeployedParameters(surroundings, syntax(), deployment)
                    .read(typed, arguments.values(Run.PARAM), arguments.value(Run.PARAMS));
            String run = deployment.name() + "-" + random();
            deployer.start(deployment.name(), run, parameters);
            String id = RunIds.ofArgo(run);
            idFile.accept(new RunStarted(surroundings.clock().instant(), id, flow.name()));
            print(arguments, deployment, id);
            return arguments.has(WAIT)
                    ? new RemoteWatch(surroundings, workspace, configuration, deployer, pause).follow(flow, run)
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

    /** No two runs of a deployment get the same one, whoever triggers them. */
    private static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
