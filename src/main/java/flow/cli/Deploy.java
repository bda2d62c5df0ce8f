package flow.cli;

import flow.codepackage.CodePackage;
import flow.compile.Bundle;
import flow.compile.DeployOptions;
import flow.compile.DeploymentFacts;
import flow.compile.argo.ArgoTarget;
import flow.config.Configuration;
import flow.config.Settings;
import flow.graph.Durations;
import flow.graph.Flow;
import flow.graph.InvalidValue;
import flow.graph.Parameter;
import flow.prepare.ParameterValues;
import flow.prepare.Unfit;
import flow.problem.ProblemException;
import flow.script.LoadedScript;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code flow deploy SCRIPT}: puts a flow into production. */
final class Deploy implements Command {
    private static final String ARGO = "argo";

    private static final Option TO =
            Option.choice("--to", List.of(ARGO, "step-functions", "airflow"), "Where it is to run; argo unless said");
    private static final Option NAME =
            Option.value("--name", "NAME", "Name of the deployment, instead of the flow's or 'project.branch.flow'");
    private static final Option DRY_RUN = Option.flag(
            "--dry-run", "Print what would be sent, the same bytes every time; needs no cluster and no store");
    private static final Option OUTPUT = Option.value(
                    "--output", "DIR", "With --dry-run, write each object into a file of this folder")
            .or("-o");
    private static final Option FORMAT =
            Option.choice("--format", List.of("yaml", "json"), "How objects are printed; yaml unless said");
    private static final Option MAX_WORKERS =
            Option.value("--max-workers", "N", Settings.DEPLOY_MAX_WORKERS.help() + "; 100 unless said");
    private static final Option TIMEOUT =
            Option.value("--workflow-timeout", "DURATION", "How long a run may take: '6 h'");
    private static final Option PRIORITY =
            Option.value("--workflow-priority", "N", "Runs of a higher number leave Argo's queue before others");
    private static final Option MAX_CONCURRENT_RUNS =
            Option.value("--max-concurrent-runs", "N", "How many runs go on at the same time; further ones wait");

    private final Surroundings surroundings;

    Deploy(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "deploy",
                "Put a flow into production",
                List.of(Operand.SCRIPT),
                TO,
                NAME,
                DRY_RUN,
                OUTPUT,
                FORMAT,
                MAX_WORKERS,
                TIMEOUT,
                PRIORITY,
                MAX_CONCURRENT_RUNS,
                Workspace.BRANCH,
                Workspace.PRODUCTION,
                Run.WITH,
                Run.TAG,
                Scripts.CONFIG,
                Workspace.OFFLINE,
                Workspace.STORE,
                Workspace.PROFILE);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        arguments.value(TO).filter(target -> !target.equals(ARGO)).ifPresent(target -> {
            throw new Refused("this release cannot deploy to " + target + " yet; '--to argo' is there");
        });
        if (!arguments.has(DRY_RUN)) {
            throw new Refused("this release prints what would be sent ('--dry-run'), and sends nothing yet");
        }
        String typed = arguments.rest().get(0);
        Path path = surroundings.typed(typed);
        Workspace workspace = new Workspace(surroundings, path);
        Configuration configuration = workspace.configuration(arguments);
        surroundings.err().print(workspace.report().of(configuration.warnings()));
        LoadedScript script = new Scripts(surroundings, configuration)
                .sound(typed, arguments, Run.with(arguments.values(Run.WITH)), workspace.report());
        Flow flow = script.flow();
        ProjectBranch branch = ProjectBranch.of(flow, arguments, configuration, surroundings.user());
        CodePackage code = new Packing(surroundings, configuration).of(typed, script, List.of(), List.of());
        DeployOptions options = new DeployOptions(
                name(flow, branch, arguments),
                facts(arguments, configuration, branch),
                defaults(flow, branch, path),
                runtime(typed, configuration, workspace, code),
                limits(arguments, configuration));
        try {
            Bundle bundle = new ArgoTarget().compile(flow, options);
            ManifestFormat format =
                    arguments.value(FORMAT).filter("json"::equals).isPresent()
                            ? ManifestFormat.JSON
                            : ManifestFormat.YAML;
            new PrintedBundle(surroundings, format).print(bundle, arguments.value(OUTPUT));
            return ExitCode.OK;
        } catch (ProblemException impossible) {
            surroundings.err().print(workspace.report().of(impossible.problems()));
            return ExitCode.REFUSED;
        }
    }

    private static String name(Flow flow, ProjectBranch branch, Arguments arguments) {
        return arguments
                .value(NAME)
                .orElseGet(() -> branch.name() == null
                        ? flow.name()
                        : Objects.requireNonNull(flow.project()).name() + "." + branch.name() + "." + flow.name());
    }

    private DeploymentFacts facts(Arguments arguments, Configuration configuration, ProjectBranch branch) {
        return new DeploymentFacts(
                surroundings.user(),
                branch.name(),
                branch.isProduction(),
                Run.tags(arguments),
                arguments.values(Run.WITH),
                configuration.environment());
    }

    private Map<String, String> defaults(Flow flow, ProjectBranch branch, Path script) {
        try {
            Map<String, @Nullable Object> values = new ParameterValues(
                            flow, surroundings.user(), branch.name(), branch.isProduction(), script.getParent())
                    .defaults();
            Map<String, String> texts = new LinkedHashMap<>();
            for (Parameter parameter : flow.parameters()) {
                Object value = values.get(parameter.name());
                if (value != null) {
                    texts.put(parameter.name(), parameter.type().toText(value));
                }
            }
            return texts;
        } catch (Unfit fault) {
            throw new UsageFault(fault.messages());
        }
    }

    private DeployOptions.Runtime runtime(
            String typed, Configuration configuration, Workspace workspace, CodePackage code) {
        String image = configuration.value(Settings.KUBERNETES_IMAGE);
        String secret = configuration.value(Settings.KUBERNETES_STORE_SECRET);
        String store = configuration.value(Settings.STORE);
        if (!store.contains("://")) {
            surroundings
                    .err()
                    .println("warning: pods cannot reach the folder '" + store
                            + "', in which runs are kept here; name a store that they can: --store s3://BUCKET/PREFIX");
        }
        return new DeployOptions.Runtime(
                image.isEmpty() ? "flowscript/flow:" + Version.number() : image,
                digest(typed, code),
                store,
                workspace.storeVariables(configuration),
                secret.isEmpty() ? null : secret,
                configuration.value(Settings.KUBERNETES_SERVICE_ACCOUNT));
    }

    private static String digest(String typed, CodePackage code) {
        try {
            return code.write(OutputStream.nullOutputStream());
        } catch (IOException failed) {
            throw Packing.failed(typed, failed);
        }
    }

    private static DeployOptions.Limits limits(Arguments arguments, Configuration configuration) {
        int workers = arguments
                .value(MAX_WORKERS)
                .map(typed -> WholeNumber.of(MAX_WORKERS, typed, 1))
                .orElse(configuration.value(Settings.DEPLOY_MAX_WORKERS));
        return new DeployOptions.Limits(
                workers,
                arguments.value(TIMEOUT).map(Deploy::duration).orElse(null),
                arguments
                        .value(PRIORITY)
                        .map(typed -> WholeNumber.of(PRIORITY, typed, Integer.MIN_VALUE))
                        .orElse(null),
                arguments
                        .value(MAX_CONCURRENT_RUNS)
                        .map(typed -> WholeNumber.of(MAX_CONCURRENT_RUNS, typed, 1))
                        .orElse(null),
                Duration.ofDays(configuration.value(Settings.ARGO_KEEP_SUCCEEDED)),
                Duration.ofDays(configuration.value(Settings.ARGO_KEEP_FAILED)));
    }

    private static Duration duration(String typed) {
        try {
            Duration duration = Durations.from(typed);
            if (duration.toSeconds() < 1) {
                throw new UsageFault(TIMEOUT.name() + " is at least a second, not '" + typed + "'");
            }
            return duration;
        } catch (InvalidValue fault) {
            throw new UsageFault(TIMEOUT.name() + ": " + fault.text());
        }
    }
}
