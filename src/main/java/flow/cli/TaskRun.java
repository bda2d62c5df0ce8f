package flow.cli;

import flow.client.Runs;
import flow.config.Configuration;
import flow.config.Settings;
import flow.event.Start;
import flow.graph.Flow;
import flow.graph.Hook.Occasion;
import flow.graph.InvalidValue;
import flow.graph.Parameter;
import flow.graph.TaskNode;
import flow.notify.Notices;
import flow.prepare.EventParameters;
import flow.prepare.GivenParameter;
import flow.prepare.ParameterValues;
import flow.prepare.Unfit;
import flow.run.RunOptions;
import flow.run.TaskEngine;
import flow.script.LoadedScript;
import flow.store.ArtifactRef;
import flow.store.Cause;
import flow.store.Project;
import flow.store.RunEnd;
import flow.store.RunIds;
import flow.store.RunReader;
import flow.store.RunStart;
import flow.task.Diagnosis;
import flow.task.Host;
import flow.task.LineListener;
import flow.task.ScriptValues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The run of which {@code flow task} makes a part, and how that part is made. */
final class TaskRun {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long MEGABYTE = 1_000_000;

    private static final String WITHOUT_A_WORD =
            "its pod did not live to tell, as when it is killed, is evicted or ends with its run; 'flow status' has what Argo says of it";

    /** As Argo calls it; everything else is a failure. */
    private static final String SUCCEEDED = "Succeeded";

    private final Surroundings surroundings;
    private final Configuration configuration;
    private final Runs runs;
    private final TaskEngine engine;
    private final TaskSurroundings wanted;
    private final LoadedScript script;
    private final Path path;
    private @Nullable RunReader begun;

    /**
     * @param runs of the store in which the run is
     * @param path of the script, absolute
     */
    TaskRun(
            Surroundings surroundings,
            Configuration configuration,
            Runs runs,
            TaskEngine engine,
            TaskSurroundings wanted,
            LoadedScript script,
            Path path) {
        this.surroundings = surroundings;
        this.configuration = configuration;
        this.runs = runs;
        this.engine = engine;
        this.wanted = wanted;
        this.script = script;
        this.path = path;
    }

    /**
     * Begins it when it has not begun: the first task of a deployment's run does.
     *
     * @param there the run, if it has begun
     * @throws UsageFault when its parameters do not fit, or the script makes another graph than the run began with
     */
    void begin(Optional<RunReader> there) {
        RunReader run = there.orElseGet(() -> begun(wanted.deployed().orElseThrow()));
        SameGraph.require(script.flow(), run.runId(), run.start());
        begun = run;
    }

    private RunReader begun(DeployedRun deployed) {
        Optional<Start> by = deployed.start(script.flow());
        Cause cause = new Cause(deployed.scheduledTime(), by.map(Start::records).orElse(List.of()));
        return engine.begin(
                script.flow(), wanted.runId(), submitted(deployed, by), options(Started.by(deployed, cause)));
    }

    /** It is read once: what it began with never changes. */
    private RunReader run() {
        return Objects.requireNonNull(begun, "a run begins before its tasks");
    }

    /** Makes the attempt. */
    TaskEngine.End attempt(LineListener lines) {
        return engine.attempt(task(), options(), lines);
    }

    /** Makes none, and says that the last one was lost. */
    TaskEngine.End giveUp() {
        return engine.giveUp(task(), options(), wanted.reason(), wanted.kind());
    }

    /** Makes the run's end. */
    @Nullable
    Void end(LineListener lines) {
        RunEnd.Status status = wanted.status().equals(SUCCEEDED) ? RunEnd.Status.SUCCEEDED : RunEnd.Status.FAILED;
        TaskEngine.Within within = within();
        if (status == RunEnd.Status.FAILED) {
            Untold untold = new Untold(script.flow(), run());
            untold.lost()
                    .forEach(task ->
                            engine.giveUp(new TaskEngine.Wanted(within, task, 0), options(), WITHOUT_A_WORD, "lost"));
            untold.gangs().forEach((gang, nodes) -> engine.endGang(within, gang, nodes));
        }
        engine.end(within, status, wanted.attempt() > 0, options(), lines);
        tell(status);
        return null;
    }

    private List<Diagnosis> failures() {
        return runs.get(wanted.runId()).getFailures().stream()
                .map(task -> task.failedAttempts())
                .map(failed -> Diagnosis.of(failed.get(failed.size() - 1)))
                .toList();
    }

    /** A pod that is lost behind this, before it has ended, does it again: of services that know repetitions nobody hears twice. */
    private void tell(RunEnd.Status status) {
        Map<String, String> environment = surroundings.environment();
        Notices notices = NoticesOfPods.of(environment);
        RunStart begun = run().start();
        Project project = begun.project();
        Announcement announcement = Announcement.of(
                        environment,
                        script.flow(),
                        project == null ? null : project.branch(),
                        wanted.runId(),
                        status == RunEnd.Status.SUCCEEDED ? Occasion.SUCCESS : Occasion.FAILURE,
                        surroundings.clock().instant())
                .orElse(null);
        if (notices.all().isEmpty() && announcement == null) {
            return;
        }
        List<Diagnosis> failures =
                status == RunEnd.Status.FAILED && !notices.all().isEmpty() ? failures() : List.of();
        News news = new News(
                wanted.runId(),
                status,
                begun.startedAt(),
                surroundings.clock().instant(),
                failures,
                failures.size(),
                null,
                project == null ? null : project.branch(),
                begun.userName());
        String link =
                NoticesOfPods.link(notices, RunIds.workflow(wanted.runId()).orElse(wanted.runId()), environment);
        Host host = new Host(environment, Map.of(), path.getParent());
        new Aftermath(surroundings, host, new Outgoing())
                .of(script.flow(), notices, news, announcement, link.isEmpty() ? null : link, event -> {});
    }

    /** Whether a failure of this attempt leaves another one that whoever calls could make. */
    boolean isRepeated() {
        return script.flow().tasks().stream()
                .filter(node -> node.name().equals(wanted.task().step()))
                .map(TaskNode::options)
                .anyMatch(options -> wanted.attempt() < options.effectiveRetry().effectiveTimes());
    }

    private TaskEngine.Wanted task() {
        return new TaskEngine.Wanted(within(), wanted.task(), wanted.attempt());
    }

    private TaskEngine.Within within() {
        return new TaskEngine.Within(script.flow(), run(), kept());
    }

    /** As people and events handed them to whatever began the run. */
    private Map<String, @Nullable Object> submitted(DeployedRun deployed, Optional<Start> by) {
        Map<String, String> texts = deployed.texts();
        Map<String, GivenParameter> given = new LinkedHashMap<>();
        for (Parameter parameter : script.flow().parameters()) {
            String text = texts.get(parameter.name());
            boolean isGiven = text != null && !(text.isEmpty() && isOptional(parameter));
            if (isGiven) {
                given.put(parameter.name(), GivenParameter.text(parameter, text, null));
            }
        }
        // A Sensor hands over nothing but events, so that what stands here besides are defaults.
        by.ifPresent(start -> given.putAll(EventParameters.of(script.flow(), start)));
        try {
            return new ParameterValues(
                            script.flow(),
                            deployed.facts().user(),
                            deployed.facts().branch(),
                            deployed.facts().isProduction(),
                            path.getParent())
                    .of(given);
        } catch (Unfit fault) {
            throw new UsageFault(fault.messages());
        }
    }

    /** Targets know no parameter without a value: of one that may be left out an empty text says that it was. */
    private static boolean isOptional(Parameter parameter) {
        return parameter.defaultValue() == null && !parameter.required();
    }

    /** As the run has them: nothing is computed anew. */
    private Map<String, @Nullable Object> kept() {
        Flow flow = script.flow();
        ScriptValues kept = new ScriptValues(script.classes(), flow.codecs());
        Map<String, ArtifactRef> refs = run().start().parameters();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Parameter parameter : flow.parameters()) {
            ArtifactRef ref = refs.get(parameter.name());
            try {
                values.put(parameter.name(), ref == null ? null : parameter.fromValue(kept.read(run(), ref)));
            } catch (InvalidValue misfit) {
                throw new UsageFault(misfit.getMessage() + ", as run " + wanted.runId() + " has it");
            }
        }
        return values;
    }

    /** Who started the run, and as what. */
    private record Started(
            String user, List<String> tags, @Nullable Project project, Cause cause) {
        static Started of(RunStart start) {
            return new Started(start.userName(), List.copyOf(start.tags().given()), start.project(), start.cause());
        }

        static Started by(DeployedRun deployed, Cause cause) {
            String branch = deployed.facts().branch();
            return new Started(
                    deployed.facts().user(),
                    deployed.facts().tags(),
                    branch == null ? null : new Project(branch, deployed.facts().isProduction()),
                    cause);
        }
    }

    private RunOptions options() {
        return options(Started.of(run().start()));
    }

    private RunOptions options(Started started) {
        Map<String, String> configured = new LinkedHashMap<>(configuration.environment());
        wanted.deployed().ifPresent(run -> configured.putAll(run.facts().environment()));
        return new RunOptions(
                path.toString(),
                script.classes(),
                script::isUsers,
                started.user(),
                started.tags(),
                started.project() == null ? null : started.project().branch(),
                started.project() != null && started.project().isProduction(),
                1,
                false,
                GRACE,
                new Host(NoticesOfPods.withoutKeys(surroundings.environment()), configured, path.getParent()),
                started.cause(),
                configuration.value(Settings.LOG_LIMIT) * MEGABYTE);
    }
}
