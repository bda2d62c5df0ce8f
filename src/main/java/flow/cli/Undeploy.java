package flow.cli;

import flow.config.Configuration;
import flow.deploy.Claim;
import flow.deploy.Deployer;
import flow.deploy.Deployer.Undeployed;
import flow.problem.Visible;
import flow.store.RunIds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code flow undeploy SCRIPT}: takes a flow out of production. What runs is not touched, and the store keeps all runs. */
final class Undeploy implements Command {
    private static final Option IGNORE =
            Option.flag("--ignore-not-found", "End with 0 where nothing is deployed under that name");

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
                IGNORE,
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
        Configuration configuration = workspace.announced(arguments);
        String name = WantedDeployment.of(surroundings, configuration, typed, arguments);
        try (Deployer deployer = new Deployers(surroundings).open(configuration)) {
            Claim claim = new Claim(
                    surroundings.user(), arguments.value(Deploy.AUTHORIZE).orElse(null), false);
            Undeployed done = deployer.undeploy(name, claim);
            if (isNothing(done) && !arguments.has(IGNORE)) {
                throw new UsageFault(WantedDeployment.missing(deployer, name));
            }
            if (arguments.has(Option.JSON)) {
                surroundings.out().print(JsonText.of(json(name, done)));
            } else {
                surroundings.out().print(Visible.text(text(deployer, name, done)));
            }
            return ExitCode.OK;
        }
    }

    private static boolean isNothing(Undeployed done) {
        return done.removed().isEmpty() && done.kept().isEmpty();
    }

    private static List<String> ids(Undeployed done) {
        return done.openRuns().stream().map(RunIds::ofArgo).toList();
    }

    private static Map<String, Object> json(String name, Undeployed done) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("deployment", name);
        tree.put("removed", done.removed());
        tree.put("kept", done.kept());
        tree.put("openRuns", ids(done));
        return tree;
    }

    private static String text(Deployer deployer, String name, Undeployed done) {
        StringBuilder text = new StringBuilder();
        if (isNothing(done)) {
            text.append(WantedDeployment.missing(deployer, name)).append('\n');
        } else {
            text.append("'" + name + "' is no longer deployed in " + deployer.place() + "\n");
        }
        done.removed()
                .forEach(object -> text.append("  removed  ").append(object).append('\n'));
        done.kept()
                .forEach(object -> text.append("  kept     ")
                        .append(object)
                        .append(", which runs need; undeploy again when they are over\n"));
        if (!done.openRuns().isEmpty()) {
            int count = done.openRuns().size();
            text.append(Counted.text(count, "run") + " of it " + (count == 1 ? "goes" : "go") + " on: "
                    + String.join(", ", ids(done)) + "; 'flow terminate RUN' ends one\n");
        }
        return text.toString();
    }
}
