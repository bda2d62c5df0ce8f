package flow.cli;

import flow.client.Events;
import flow.codepackage.CodePackage;
import flow.compile.Bundle;
import flow.compile.DeployOptions;
import flow.compile.DeploymentFacts;
import flow.compile.argo.ArgoTarget;
import flow.config.Configuration;
import flow.config.Settings;
import flow.event.Condition;
import flow.event.Conditions;
import flow.graph.Durations;
import flow.graph.Flow;
import flow.graph.InvalidValue;
import flow.graph.Parameter;
import flow.prepare.ParameterValues;
import flow.prepare.Unfit;
import flow.problem.ProblemException;
import flow.script.LoadedScript;
import flow.store.StoredPackages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes of a script what its target runs. */
final class Compilation {
    static final Option MAX_WORKERS =
            Option.value("--max-workers", "N", Settings.DEPLOY_MAX_WORKERS.help() + "; 100 unless said");
    static final Option TIMEOUT = Option.value("--workflow-timeout", "DURATION", "How long a run may take: '6 h'");
    static final Option PRIORITY =
            Option.value("--workflow-priority", "N", "Runs of a higher number leave Argo's queue before others");
    static final Option MAX_CONCURRENT_RUNS =
            Option.value("--max-concurrent-runs", "N", "How many runs go on at the same time; further ones wait");

    private static final String JOBS = "jobs";
    static final Option NO_AUTO_EMIT =
            Option.flag("--no-auto-emit", "Do not announce the ends of runs as events, where events.url says to whom");

    static final Option GANG = Option.choice(
            "--gang",
            List.of("jobset", JOBS),
            "What makes the nodes of a gang: a JobSet, or a plain Job; jobset unless said");

    private final Surroundings surroundings;
    private final Workspace workspace;
    private final Configuration configuration;
    private final String typed;
    private final Arguments arguments;
    private final Packing packing;
    private final Flow flow;
    private final ProjectBranch branch;
    private final CodePackage code;
    private final String digest;

    /**
     * @param typed the script as it was typed
     * @throws UsageFault when the options make no sense
     * @throws ProblemException when the script has faults
     */
    Compilation(
            Surroundings surroundings,
            Workspace workspace,
            Configuration configuration,
            String typed,
            Arguments arguments) {
        this.surroundings = surroundings;
        this.workspace = workspace;
        this.configuration = configuration;
        this.typed = typed;
        this.arguments = arguments;
        this.packing = new Packing(surroundings, configuration);
        LoadedScript script = new Scripts(surroundings, configuration)
                .sound(typed, arguments, Run.with(arguments.values(Run.WITH)), workspace.report());
        this.flow = script.flow();
        this.branch = ProjectBranch.of(flow, arguments, configuration, surroundings.user());
        this.code = packing.of(typed, script, List.of(), List.of());
        this.digest = digest(code);
    }

    Flow flow() {
        return flow;
    }

    /** By which events it is started. */
    List<Condition> conditions() {
        return Conditions.of(flow, branch.name());
    }

    /** Of the package, by which the objects name it. */
    String digest() {
        return digest;
    }

    /**
     * @throws UsageFault when the options or the defaults of parameters make no sense
     * @throws ProblemException with everything that the target cannot do
     */
    Bundle bundle() {
        DeployOptions options = new DeployOptions(
                DeployedName.of(flow, branch, arguments),
                facts(),
                defaults(),
                runtime(),
                limits(),
                NoticesOfPods.telling(WantedNotices.deployed(flow, arguments, configuration)),
                events(configuration, !arguments.has(NO_AUTO_EMIT)));
        return new ArgoTarget().compile(flow, options);
    }

    /** Whether the store did not have the package. */
    boolean upload(StoredPackages packages) {
        try {
            return packing.upload(code, digest, packages);
        } catch (IOException failed) {
            throw Packing.failed(typed, failed);
        }
    }

    private DeploymentFacts facts() {
        return new DeploymentFacts(
                surroundings.user(),
                branch.name(),
                branch.isProduction(),
                Run.tags(arguments),
                arguments.values(Run.WITH),
                configuration.environment());
    }

    private Map<String, String> defaults() {
        Path script = surroundings.typed(typed);
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

    private DeployOptions.Runtime runtime() {
        String image = configuration.value(Settings.KUBERNETES_IMAGE);
        String secret = configuration.value(Settings.KUBERNETES_STORE_SECRET);
        String store = workspace.place(configuration);
        if (!store.contains("://")) {
            surroundings
                    .err()
                    .println("warning: pods cannot reach the folder '" + store
                            + "', in which runs are kept here; name a store that they can: --store s3://BUCKET/PREFIX");
        }
        return new DeployOptions.Runtime(
                image.isEmpty() ? "flowscript/flow:" + Version.number() : image,
                digest,
                store,
                workspace.storeVariables(configuration),
                secret.isEmpty() ? null : secret,
                configuration.value(Settings.KUBERNETES_SERVICE_ACCOUNT),
                arguments.value(GANG).filter(JOBS::equals).isPresent()
                        ? DeployOptions.Gangs.JOBS
                        : DeployOptions.Gangs.JOB_SETS);
    }

    private String digest(CodePackage made) {
        try {
            return made.write(OutputStream.nullOutputStream());
        } catch (IOException failed) {
            throw Packing.failed(typed, failed);
        }
    }

    private DeployOptions.Limits limits() {
        int workers = arguments
                .value(MAX_WORKERS)
                .map(text -> WholeNumber.of(MAX_WORKERS, text, 1))
                .orElse(configuration.value(Settings.DEPLOY_MAX_WORKERS));
        return new DeployOptions.Limits(
                workers,
                arguments.value(TIMEOUT).map(Compilation::duration).orElse(null),
                arguments
                        .value(PRIORITY)
                        .map(text -> WholeNumber.of(PRIORITY, text, Integer.MIN_VALUE))
                        .orElse(null),
                arguments
                        .value(MAX_CONCURRENT_RUNS)
                        .map(text -> WholeNumber.of(MAX_CONCURRENT_RUNS, text, 1))
                        .orElse(null),
                Duration.ofDays(configuration.value(Settings.ARGO_KEEP_SUCCEEDED)),
                Duration.ofDays(configuration.value(Settings.ARGO_KEEP_FAILED)));
    }

    /** @param announces whether the ends of runs are published */
    static DeployOptions.EventOptions events(Configuration configuration, boolean announces) {
        return new DeployOptions.EventOptions(
                configuration.value(Settings.EVENTS_BUS),
                configuration.value(Settings.EVENTS_SOURCE),
                configuration.value(Settings.EVENTS_EVENT),
                configuration.value(Settings.EVENTS_SENSOR_ACCOUNT),
                url(configuration),
                announces);
    }

    private static String url(Configuration configuration) {
        String url = configuration.value(Settings.EVENTS_URL).strip();
        try {
            if (!url.isEmpty()) {
                Events.at(url);
            }
            return url;
        } catch (IllegalArgumentException none) {
            throw new UsageFault("events.url: " + none.getMessage());
        }
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
