package flow.client;

import flow.artifact.Values;
import flow.event.Event;
import flow.graph.Deciders;
import flow.graph.Hook;
import flow.graph.Outline;
import flow.graph.TaskId;
import flow.store.ArtifactRef;
import flow.store.LogReader;
import flow.store.Origin;
import flow.store.Project;
import flow.store.RunEnd;
import flow.store.RunIds;
import flow.store.RunReader;
import flow.store.RunStart;
import flow.store.RunTags;
import flow.store.Store;
import flow.store.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run, as it stood when it was looked at. Its records are read when they are first asked for, in one pass. */
public final class Run {
    private final Store store;
    private final RunReader reader;
    private final Values values;
    private final RunStart start;
    private final Standing standing;
    private @Nullable Map<TaskId, Written> written;
    private @Nullable Course course;
    private @Nullable Map<String, Step> steps;

    Run(Store store, RunReader reader, Values values) {
        this(store, reader, values, Standing.of(reader));
    }

    /** @param end that is not written down yet */
    Run(Store store, RunReader reader, Values values, RunEnd end) {
        this(store, reader, values, Standing.of(end));
    }

    private Run(Store store, RunReader reader, Values values, Standing standing) {
        this.store = store;
        this.standing = standing;
        this.reader = reader;
        this.values = values;
        this.start = reader.start();
    }

    public String getId() {
        return reader.runId();
    }

    /** The workflow of Argo that makes it; null for one that a machine made. */
    public @Nullable String getWorkflow() {
        return RunIds.workflow(getId()).orElse(null);
    }

    /** The flow's name. */
    public String getFlow() {
        return start.flow();
    }

    /** Where the script was, absolute. */
    public String getScript() {
        return start.script();
    }

    public Status getStatus() {
        return standing.status();
    }

    public boolean isOver() {
        return standing.status() != Status.RUNNING;
    }

    /** The digest of its graph: equal digests mean that the flow was made of the same blocks, steps and options. */
    public String getGraph() {
        return start.graph();
    }

    /** Who started it. */
    public String getUser() {
        return start.userName();
    }

    /** The flow's own, then those that people gave it, as they are now. */
    public Set<String> getTags() {
        return tags().all();
    }

    /** The same, told apart. */
    public RunTags tags() {
        return reader.tags();
    }

    /**
     * Attaches tags, also when the run is over; those that are there already stay.
     *
     * @return all tags as they are now
     * @throws IllegalArgumentException for a text that can be no tag
     */
    public Set<String> addTags(String... tags) {
        return tag(List.of(tags), List.of()).all();
    }

    /**
     * Takes tags away that people gave the run.
     *
     * @return all tags as they are now
     * @throws IllegalArgumentException for one that is not there, or that the flow itself sets
     */
    public Set<String> removeTags(String... tags) {
        return tag(List.of(), List.of(tags)).all();
    }

    /** Both at once: nobody sees the one without the other. */
    public RunTags tag(Collection<String> added, Collection<String> removed) {
        TagChange change = new TagChange(added, removed);
        return store.tag(getId(), change::of);
    }

    /** When a schedule meant it to start; null when none did. */
    public @Nullable Instant getScheduledTime() {
        return start.cause().scheduledTime();
    }

    /** What started it, if a person or a schedule did not. */
    public List<Event> getEvents() {
        return start.cause().events().stream().map(Event::ofRecord).toList();
    }

    /** The run that it resumes; null when it began from nothing. */
    public @Nullable String getOriginRunId() {
        return start.originRunId();
    }

    /** The first run of the chain that it goes on with; its own id when it began from nothing. */
    public String getFirstRunId() {
        Origin origin = start.origin();
        return origin == null ? getId() : origin.firstRunId();
    }

    /** The branch of the flow's project, {@code user.ada}; null when the flow belongs to none. */
    public @Nullable String getBranch() {
        Project project = start.project();
        return project == null ? null : project.branch();
    }

    /** Whether it ran for production. */
    public boolean isProduction() {
        Project project = start.project();
        return project != null && project.isProduction();
    }

    public Instant getStartedAt() {
        return start.startedAt();
    }

    /** Null while it is running, and when it was lost. */
    public @Nullable Instant getEndedAt() {
        RunEnd end = standing.end();
        return end == null ? null : end.endedAt();
    }

    /** From its start to its end; null when there is none. */
    public @Nullable Duration getTook() {
        Instant end = getEndedAt();
        return end == null ? null : Duration.between(getStartedAt(), end);
    }

    /** By name, in the order of the script. */
    public Map<String, Artifact> getParameters() {
        Map<String, Artifact> parameters = new LinkedHashMap<>();
        start.parameters().forEach((name, ref) -> parameters.put(name, artifact(name, ref)));
        return Collections.unmodifiableMap(parameters);
    }

    /** The trees of the flow's configs, by name, in the order of the script. */
    public Map<String, Artifact> getConfigs() {
        Map<String, Artifact> configs = new LinkedHashMap<>();
        start.configs().forEach((name, ref) -> configs.put(name, artifact(name, ref)));
        return Collections.unmodifiableMap(configs);
    }

    /** Every step of the flow, in the order of the script, also those that did not run. */
    public List<Step> getSteps() {
        return steps().values().stream()
                .filter(step -> !Deciders.isTaskName(step.getName()) && !Hook.isTaskName(step.getName()))
                .toList();
    }

    /** The hooks that ended, as steps of their own: {@code @onSuccess}. How they ended changes nothing. */
    public List<Step> getHooks() {
        return steps().values().stream()
                .filter(step -> Hook.isTaskName(step.getName()))
                .toList();
    }

    /** The tasks that only decide, as steps of their own. */
    public List<Step> getDeciders() {
        return steps().values().stream()
                .filter(step -> Deciders.isTaskName(step.getName()))
                .toList();
    }

    /**
     * A step, a task that only decides, or a hook.
     *
     * @throws NotFound with the nearest name
     */
    public Step step(String name) {
        Step step = steps().get(name);
        if (step == null) {
            throw NotFound.named(
                    "run " + getId() + " has no step",
                    name,
                    getSteps().stream().map(Step::getName).toList());
        }
        return step;
    }

    /** {@code run['train']}. */
    public Step getAt(String step) {
        return step(step);
    }

    /** The blocks of its flow by names; empty in a run that did not write them down. */
    public Outline outline() {
        return start.outline();
    }

    /** What it printed: its tasks, and what belongs to none of them. */
    public Log getLog() {
        return new Log(reader, source -> true);
    }

    /** The same for who reads line after line, also while it goes on; for the caller to close. */
    public LogReader openLog() {
        return reader.log();
    }

    /** Every task that finally failed, but for hooks, in the order of time: the root cause is the first. */
    public List<Task> getFailures() {
        return written().values().stream()
                .map(task -> new Task(this, task))
                .filter(task -> task.getFailure() != null && !Hook.isTaskName(task.getStep()))
                .sorted(Comparator.comparing(Task::getEndedAt))
                .toList();
    }

    /** What is visible where the flow ended, or as far as it got, by name. */
    public Map<String, Artifact> getArtifacts() {
        Map<String, Artifact> visible = new LinkedHashMap<>();
        course().last().visible().forEach((name, kept) -> visible.put(name, artifact(name, kept.value())));
        return Collections.unmodifiableMap(visible);
    }

    private synchronized Map<String, Step> steps() {
        if (steps == null) {
            steps = made();
        }
        return steps;
    }

    private Map<String, Step> made() {
        Map<String, List<Task>> tasks = new LinkedHashMap<>();
        start.outline().steps().forEach(step -> tasks.put(step, new ArrayList<>()));
        for (Written task : written().values()) {
            tasks.computeIfAbsent(task.id().step(), step -> new ArrayList<>()).add(new Task(this, task));
        }
        Map<String, Step> made = new LinkedHashMap<>();
        tasks.forEach((name, all) -> {
            all.sort(Comparator.comparing(Task::id, TaskId.BY_PATH));
            made.put(name, new Step(this, name, all));
        });
        return made;
    }

    private synchronized Map<TaskId, Written> written() {
        if (written == null) {
            written = Written.all(reader);
        }
        return written;
    }

    /** A task of {@link Course}. */
    Task task(TaskId id) {
        return new Task(this, written().get(id));
    }

    RunReader reader() {
        return reader;
    }

    /** Another run of the same store; empty when that is gone. */
    Optional<RunReader> readerOf(String runId) {
        try {
            return Optional.of(store.open(runId));
        } catch (StoreFailure gone) {
            return Optional.empty();
        }
    }

    /** What is known of the code of a step; null when nothing is. */
    @Nullable
    String code(String step) {
        String code = start.code().getOrDefault(step, "");
        return code.isEmpty() ? null : code;
    }

    synchronized Course course() {
        if (course == null) {
            course = Course.of(start.outline(), written());
        }
        return course;
    }

    Artifact artifact(String name, ArtifactRef ref) {
        return new Artifact(name, ref, reader, values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Run that && getId().equals(that.getId());
    }

    @Override
    public int hashCode() {
        return getId().hashCode();
    }

    @Override
    public String toString() {
        return getId();
    }
}
