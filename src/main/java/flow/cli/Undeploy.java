package flow.cli;

import flow.config.Configuration;
import flow.deploy.Claim;
import flow.deploy.Deployer;
import flow.deploy.RemoteRun;
import flow.problem.Visible;
import flow.store.RunIds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code flow undeploy SCRIPT}: takes a flow out of production. What runs is not touched, and the store keeps all runs. */
final class Undeploy implements Command {
    private final Surroundings surroundings;

    Undeploy(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "undeploy",
                "Take a flow out of production; runs that go on are not touched",
                List.of(WantedDeployment.OPERAND),
                DeployedName.NAME,
                Deploy.AUTHORIZE,
                Workspace.BRANCH,
                Workspace.PRODUCTION,
                Workspace.NAMESPACE,
                Workspace.CONTEXT,
                Scripts.CONFIG,
                Workspace.OFFLINE,
                Workspace.PROFILE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        String typed = arguments.rest().get(0);
        Workspace workspace = new Workspace(surroundings, surroundings.typed(typed));
        Configuration configuration = workspace.configuration(arguments);
        surroundings.err().print(workspace.report().of(configuration.warnings()));
        String name = WantedDeployment.of(surroundings, workspace, configuration, typed, arguments);
        try (Deployer deployer = new Deployers(surroundings).open(configuration)) {
            Claim claim = new Claim(
                    surroundings.user(), arguments.value(Deploy.AUTHORIZE).orElse(null), false);
            List<String> gone = deployer.undeploy(name, claim);
            List<String> open = deployer.runsOf(name).stream()
                    .map(RemoteRun::name)
                    .map(RunIds::ofArgo)
                    .toList();
            if (arguments.has(Option.JSON)) {
                surroundings.out().print(JsonText.of(json(name, gone, open)));
            } else {
                surroundings.out().print(Visible.text(text(deployer, name, gone, open)));
            }
            return ExitCode.OK;
        }
    }

    private static Map<String, Object> json(String name, List<String> gone, List<String> open) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("deployment", name);
        tree.put("removed", gone);
        tree.put("openRuns", open);
        return tree;
    }

    private static String text(Deployer deployer, String name, List<String> gone, List<String> open) {
        String removed = gone.isEmpty()
                ? WantedDeployment.missing(deployer, name) + "\n"
                : "'" + name + "' is no longer deployed in " + deployer.place() + "\n"
                        + gone.stream()
                                .map(object -> "  removed  " + object + "\n")
                                .collect(Collectors.joining());
        return open.isEmpty()
                ? removed
                : removed + Counted.text(open.size(), "run") + " of it " + (open.size() == 1 ? "goes" : "go") + " on: "
                        + String.join(", ", open) + "; 'flow terminate RUN' ends one\n";
    }
}
