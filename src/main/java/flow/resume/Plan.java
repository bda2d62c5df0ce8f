package flow.resume;

import flow.graph.CodeDigests;
import flow.graph.Deciders;
import flow.graph.Flow;
import flow.graph.Outline;
import flow.graph.TaskId;
import flow.store.ArtifactRef;
import flow.store.Inheritance;
import flow.store.References;
import flow.store.RunReader;
import flow.store.TaskDone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run that resumes another takes over, and what it runs. A task is taken over if it finished, still stands at the same
 * place, and everything before it on its path was taken over; items and options are those written down by the tasks that decided.
 */
public final class Plan {
    private final RunReader origin;
    private final List<Fate> fates;
    private final boolean isSafe;
    private final @Nullable TaskId only;
    private final Map<TaskId, TaskDone> kept = new LinkedHashMap<>();

    private Plan(RunReader origin, List<Fate> fates, boolean isSafe, @Nullable TaskId only) {
        this.origin = origin;
        this.fates = List.copyOf(fates);
        this.isSafe = isSafe;
        this.only = only == null ? null : only.whole();
        all(Kept.class).forEach(task -> kept.put(task.done().task(), task.done()));
    }

    /**
     * @param flow as the script makes it now
     * @param origin a run that nobody writes any more
     * @param from the step whose tasks are all run again, with what follows; null for none
     */
    public static Plan of(Flow flow, RunReader origin, @Nullable String from) {
        return of(flow, origin, from == null ? Asked.NOTHING : Asked.from(from), null);
    }

    /**
     * One by which a single task is run, and nothing else: all that finished and does not depend on it is taken over.
     *
     * @param origin may be written still: what is there by now counts
     * @param only of a gang's node the whole gang is run
     */
    public static Plan ofOne(Flow flow, RunReader origin, TaskId only) {
        return of(flow, origin, Asked.alone(only), only);
    }

    private static Plan of(Flow flow, RunReader origin, Asked asked, @Nullable TaskId only) {
        Past past = Past.of(origin);
        Outline then = origin.start().outline();
        Codes codes = new Codes(origin.start(), CodeDigests.of(flow));
        Walk walk = new Walk(new Judge(past, codes, then, asked));
        walk.through(Outline.of(flow), then);
        return new Plan(origin, walk.fates(), past.isSafe(), only);
    }

    /** Whether a single task is run. */
    public boolean isOfOne() {
        return only != null;
    }

    /** The single task that is run, or the gang. */
    public TaskId only() {
        return Objects.requireNonNull(only);
    }

    /** Whether that is this one, or a node of its gang. */
    public boolean isOnly(TaskId task) {
        return task.whole().equals(only);
    }

    /** The run that is resumed. */
    public RunReader origin() {
        return origin;
    }

    /** Of every task, as far as they are known, in the order of the flow. */
    public List<Fate> fates() {
        return fates;
    }

    /** The tasks that are taken over, in the order of the flow. */
    public Stream<Kept> kept() {
        return all(Kept.class);
    }

    /** How many these are, but for those that only decide. */
    public int size() {
        return (int) kept().filter(task -> !Deciders.isTaskName(task.step())).count();
    }

    /** The tasks that are run, likewise. */
    public Stream<Rerun> reruns() {
        return all(Rerun.class);
    }

    private <F extends Fate> Stream<F> all(Class<F> kind) {
        return fates.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** What a task left that is taken over; empty for one that is run. */
    public Optional<TaskDone> find(TaskId task) {
        return Optional.ofNullable(kept.get(task));
    }

    /** What the new run begins with. */
    public Inheritance inheritance() {
        return new Inheritance(List.copyOf(kept.values()), isSafe ? List.of() : values());
    }

    private List<ArtifactRef> values() {
        return kept.values().stream()
                .flatMap(References::in)
                .flatMap(value -> Stream.concat(Stream.of(value), References.within(value, origin)))
                .toList();
    }

    /**
     * The steps of tasks that are taken over although their code has changed since, each once, in the order of the flow. Where only
     * one task is run, what its own step did with other items is not its concern.
     */
    public List<String> changedCode() {
        return kept().filter(Kept::isOfOtherCode)
                .filter(task -> only == null || !only.isBeside(task.done().task()))
                .map(Kept::step)
                .distinct()
                .toList();
    }

    /** A task that is taken over and read one of these parameters, by the parameter; those that may have count too. */
    public Map<String, TaskId> readers(Set<String> parameters) {
        Map<String, TaskId> readers = new LinkedHashMap<>();
        for (TaskDone done : kept.values()) {
            Set<String> read = done.reads() == null ? parameters : done.reads();
            read.stream().filter(parameters::contains).forEach(name -> readers.putIfAbsent(name, done.task()));
        }
        return readers;
    }
}
