package flow.cli;

import flow.compile.Bundle;
import flow.compile.DeployOptions;
import flow.compile.argo.EventObjects;
import flow.compile.argo.Roles;
import flow.config.Configuration;
import flow.config.Settings;
import flow.deploy.Claim;
import flow.deploy.DeployFailure;
import flow.deploy.DeployRefused;
import flow.deploy.Deployer;
import flow.deploy.DeploymentPlan;
import flow.problem.ProblemException;
import flow.problem.Visible;
import java.util.List;
import java.util.stream.Stream;

/** {@code flow deploy SCRIPT}: puts a flow into production. */
final class Deploy implements Command {
    private static final String ARGO = "argo";

    private static final Operand OPTIONAL_SCRIPT =
            new Operand("SCRIPT", false, List.of(), "A file NAME.flow.groovy; not needed for --rbac and --eventsource");
    private static final Option TO =
            Option.choice("--to", List.of(ARGO, "step-functions", "airflow"), "Where it is to run; argo unless said");
    private static final Option DRY_RUN = Option.flag(
            "--dry-run", "Print what would be sent, the same bytes every time; needs no cluster and no store");
    private static final Option DIFF =
            Option.flag("--diff", "Ask the cluster what a deployment would change, and change nothing");
    private static final Option RBAC =
            Option.flag("--rbac", "Print the accounts, roles and bindings that deploying and running need");
    private static final Option EVENTSOURCE = Option.flag(
            "--eventsource", "Print what the cluster needs once for flows to be started by events; nothing is applied");
    private static final Option OUTPUT = Option.value(
                    "--output",
                    "DIR",
                    "With --dry-run, --rbac or --eventsource, write each object into a file of this folder")
            .or("-o");
    private static final Option FORMAT =
            Option.choice("--format", List.of("yaml", "json"), "How objects are printed; yaml unless said");
    static final Option AUTHORIZE = Option.value(
            "--authorize",
            "TOKEN",
            "The token of a deployment that is somebody else's, by which you may change it too");
    private static final Option FORCE =
            Option.flag("--force", "Take fields back that somebody else changed in the cluster since");

    private final Surroundings surroundings;

    Deploy(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "deploy",
                "Put a flow into production",
                List.of(OPTIONAL_SCRIPT),
                TO,
                DeployedName.NAME,
                DRY_RUN,
                DIFF,
                RBAC,
                EVENTSOURCE,
                OUTPUT,
                FORMAT,
                AUTHORIZE,
                FORCE,
                Compilation.MAX_WORKERS,
                Compilation.TIMEOUT,
                Compilation.PRIORITY,
                Compilation.MAX_CONCURRENT_RUNS,
                Compilation.GANG,
                Compilation.NO_AUTO_EMIT,
                Workspace.BRANCH,
                Workspace.PRODUCTION,
                NotifyOptions.ON_ERROR,
                NotifyOptions.ON_SUCCESS,
                NotifyOptions.SLACK,
                NotifyOptions.PAGERDUTY,
                NotifyOptions.INCIDENT,
                NotifyOptions.SOURCE,
                Run.WITH,
                Run.TAG,
                Scripts.CONFIG,
                Workspace.NAMESPACE,
                Workspace.CONTEXT,
                Workspace.OFFLINE,
                Workspace.STORE,
                Workspace.PROFILE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        check(arguments);
        if (arguments.has(RBAC)) {
            return printRoles(arguments);
        }
        if (arguments.has(EVENTSOURCE)) {
            return printEventSource(arguments);
        }
        String typed = arguments.operand(0).orElseThrow(() -> new UsageFault("SCRIPT is missing"));
        Workspace workspace = new Workspace(surroundings, surroundings.typed(typed));
        Configuration configuration = workspace.announced(arguments);
        Compilation compilation = new Compilation(surroundings, workspace, configuration, typed, arguments);
        Bundle bundle;
        try {
            bundle = compilation.bundle();
        } catch (ProblemException impossible) {
            surroundings.err().print(workspace.report().of(impossible.problems()));
            return ExitCode.REFUSED;
        }
        if (arguments.has(DRY_RUN)) {
            printed(arguments).print(bundle.manifests(), arguments.value(OUTPUT));
            return ExitCode.OK;
        }
        try (Deployer deployer = new Deployers(surroundings).open(configuration)) {
            Claim claim =
                    new Claim(surroundings.user(), arguments.value(AUTHORIZE).orElse(null), arguments.has(FORCE));
            DeploymentPlan plan = deployer.plan(bundle, claim);
            DeploymentReport report = new DeploymentReport(bundle, plan, deployer.place());
            if (arguments.has(DIFF)) {
                print(arguments.has(Option.JSON) ? JsonText.of(report.changesJson()) : report.changesText());
                return ExitCode.OK;
            }
            boolean isNew = compilation.upload(workspace.store(configuration).packages());
            ExitCode code = carryOut(plan);
            if (code == ExitCode.OK) {
                print(
                        arguments.has(Option.JSON)
                                ? JsonText.of(report.json(compilation))
                                : report.text(trigger(typed, arguments), compilation, isNew));
            }
            return code;
        }
    }

    /** Whoever ends it in its middle finds everything as it was before. */
    private ExitCode carryOut(DeploymentPlan plan) {
        EndRequest end = EndRequest.noticed();
        return surroundings.endings().during(end, () -> {
            try {
                plan.carryOut(end::isThere);
                return ExitCode.OK;
            } catch (DeployFailure failure) {
                if (!end.isThere()) {
                    throw failure;
                }
                surroundings.err().println("flow: " + Visible.text(failure.getMessage()));
                return end.code();
            }
        });
    }

    /** The command that starts a run of it. */
    private static String trigger(String typed, Arguments arguments) {
        StringBuilder command = new StringBuilder("flow trigger " + typed);
        for (Option option : List.of(
                DeployedName.NAME, Workspace.BRANCH, Workspace.PRODUCTION, Workspace.NAMESPACE, Workspace.CONTEXT)) {
            if (arguments.has(option)) {
                command.append(' ').append(option.name());
                arguments
                        .value(option)
                        .filter(value -> option.takesValue())
                        .ifPresent(value -> command.append(' ').append(value));
            }
        }
        return command.toString();
    }

    /** The one into which flows would be deployed; where nothing says that, the one that every cluster has. */
    private String namespace(Configuration configuration) {
        try (Deployer deployer = new Deployers(surroundings).open(configuration)) {
            return deployer.namespace();
        } catch (DeployFailure noCluster) {
            String set = configuration.value(Settings.KUBERNETES_NAMESPACE);
            return set.isEmpty() ? "default" : set;
        }
    }

    private ExitCode printRoles(Arguments arguments) {
        Configuration configuration = new Workspace(surroundings, null).configuration(arguments);
        String namespace = namespace(configuration);
        String account = configuration.value(Settings.KUBERNETES_SERVICE_ACCOUNT);
        surroundings
                .err()
                .println("for namespace '" + namespace + "' (--namespace names another), pods that run as '" + account
                        + "', and '" + surroundings.user()
                        + "' who deploys: bind whoever else does to the role flow-deployer");
        String sensors = configuration.value(Settings.EVENTS_SENSOR_ACCOUNT);
        printed(arguments).print(Roles.of(namespace, account, sensors, surroundings.user()), arguments.value(OUTPUT));
        return ExitCode.OK;
    }

    private ExitCode printEventSource(Arguments arguments) {
        Configuration configuration = new Workspace(surroundings, null).configuration(arguments);
        String namespace = namespace(configuration);
        DeployOptions.EventOptions events = Compilation.events(configuration, true);
        surroundings
                .err()
                .println("for namespace '" + namespace + "' (--namespace names another); events are posted to '"
                        + EventObjects.url(events, namespace) + "' with the token that is 'token' of secret '"
                        + EventObjects.secret(events) + "', which has to be made before");
        printed(arguments).print(EventObjects.of(events, namespace), arguments.value(OUTPUT));
        return ExitCode.OK;
    }

    private void print(String text) {
        surroundings.out().print(Visible.text(text));
    }

    private PrintedBundle printed(Arguments arguments) {
        ManifestFormat format =
                arguments.value(FORMAT).filter("json"::equals).isPresent() ? ManifestFormat.JSON : ManifestFormat.YAML;
        return new PrintedBundle(surroundings, format);
    }

    private static void check(Arguments arguments) {
        arguments.value(TO).filter(target -> !target.equals(ARGO)).ifPresent(target -> {
            throw new DeployRefused("this release cannot deploy to " + target + " yet; '--to argo' is there");
        });
        List<Option> ways = Stream.of(DRY_RUN, DIFF, RBAC, EVENTSOURCE)
                .filter(arguments::has)
                .toList();
        if (ways.size() > 1) {
            throw new UsageFault(
                    "'" + ways.get(0).name() + "' and '" + ways.get(1).name() + "' exclude each other");
        }
        boolean isPrinted = Stream.of(DRY_RUN, RBAC, EVENTSOURCE).anyMatch(arguments::has);
        if (isPrinted && arguments.has(Option.JSON)) {
            throw new UsageFault("objects are printed as JSON with '--format json'");
        }
        for (Option option : List.of(OUTPUT, FORMAT)) {
            if (arguments.has(option) && !isPrinted) {
                throw new UsageFault("'" + option.name() + "' is for '--dry-run', '--rbac' and '--eventsource'");
            }
        }
    }
}
