package flow.cli;

import flow.compile.argo.ArgoNames;
import flow.config.Configuration;
import flow.deploy.DeployRefused;
import flow.deploy.Deployer;
import flow.deploy.Deployment;
import java.util.List;
import java.util.regex.Pattern;

/** A deployment, by its script or by its name. */
final class WantedDeployment {
    static final Operand OPERAND =
            new Operand("SCRIPT|NAME", true, List.of(), "A file NAME.flow.groovy, or the name of a deployment");

    private static final Pattern IN_CLUSTER = Pattern.compile("[-a-z0-9]+");

    private WantedDeployment() {}

    /** As its objects are called; whether there are such objects is another question. */
    static String of(Surroundings surroundings, Configuration configuration, String typed, Arguments arguments) {
        if (typed.endsWith(".groovy")) {
            return DeployedScript.of(surroundings, configuration, typed, arguments)
                    .name();
        }
        for (Option option : List.of(DeployedName.NAME, Workspace.BRANCH, Workspace.PRODUCTION)) {
            if (arguments.has(option)) {
                throw new UsageFault(
                        "'" + typed + "' is a name already; leave '" + option.name() + "' out, or write the script");
            }
        }
        return IN_CLUSTER.matcher(typed).matches() ? typed : ArgoNames.deployment(typed);
    }

    /**
     * @throws UsageFault when it is not there, with what is like it
     * @throws DeployRefused when nothing of it can start
     */
    static Deployment there(Deployer deployer, String name) {
        Deployment there = deployer.deployment(name).orElseThrow(() -> new UsageFault(missing(deployer, name)));
        if (there.fault() != null) {
            throw new DeployRefused("'" + name + "' is broken in " + deployer.place() + ": " + there.fault()
                    + "; deploy it again, or take the rest away with 'flow undeploy " + name + "'");
        }
        return there;
    }

    /** What to say when it is not. */
    static String missing(Deployer deployer, String name) {
        List<String> names =
                deployer.deployments().stream().map(Deployment::name).toList();
        return "nothing is deployed as '" + name + "' in " + deployer.place() + Unknown.nearOrAll(name, names);
    }
}
