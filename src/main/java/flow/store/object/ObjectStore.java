package flow.store.object;

import flow.graph.TaskId;
import flow.store.AttemptWriter;
import flow.store.Checkup;
import flow.store.Cleaned;
import flow.store.Cleanup;
import flow.store.Inheritance;
import flow.store.RunEnd;
import flow.store.RunIds;
import flow.store.RunLocked;
import flow.store.RunReader;
import flow.store.RunStart;
import flow.store.RunTags;
import flow.store.RunWriter;
import flow.store.Store;
import flow.store.StoreFailure;
import flow.store.StoredPackages;
import flow.store.StoredValues;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs in a bucket. What is read may be a moment behind what another process writes: records go there some at a time. */
public final class ObjectStore implements Store {
    private final Place place;
    private final RunIds ids;
    private final Format format;
    private final Duration leastGrace;
    private final Map<String, Writing> writings = new ConcurrentHashMap<>();

    /** @param isConditionRequired whether a service is refused that creates objects although there are some of that key */
    public ObjectStore(Bucket bucket, boolean isConditionRequired) {
        this(
                bucket,
                new RunIds(InstantSource.system(), new Random()),
                Retries.ofSystem(new Random()),
                Leases.LENGTH,
                Cleaning.LEAST_GRACE,
                isConditionRequired);
    }

    ObjectStore(
            Bucket bucket,
            RunIds ids,
            Retries retries,
            Duration leaseLength,
            Duration leastGrace,
            boolean isConditionRequired) {
        Requests requests = new Requests(bucket, retries);
        Transfers transfers = new Transfers();
        this.place = new Place(requests, transfers, new Values(requests, transfers), new Leases(requests, leaseLength));
        this.ids = ids;
        this.format = new Format(requests, isConditionRequired);
        this.leastGrace = leastGrace;
    }

    @Override
    public RunWriter create(RunStart start) {
        format.prepare();
        return create(start, Inheritance.NONE, null);
    }

    @Override
    public RunWriter create(String runId, RunStart start) {
        RunIds.requireMade(runId);
        format.prepare();
        // Whoever chose it may have wanted to make it before, and not have come so far.
        Lease lease = place.leases().take(Keys.writing(runId), "run " + runId + " is being written");
        return create(runId, lease, start, Inheritance.NONE, null);
    }

    private ObjectRunWriter create(RunStart start, Inheritance inherited, @Nullable Lease origin) {
        String runId = ids.next();
        return create(runId, place.leases().takeNew(Keys.writing(runId)), start, inherited, origin);
    }

    private ObjectRunWriter create(
            String runId, Lease lease, RunStart start, Inheritance inherited, @Nullable Lease origin) {
        Writing writing = Writing.ofRun(place, runId);
        writings.put(runId, writing);
        try {
            return ObjectRunWriter.create(
                    place, runId, lease, origin, start, inherited, writing, () -> writings.remove(runId));
        } catch (RuntimeException failed) {
            writings.remove(runId);
            lease.close();
            throw failed;
        }
    }

    @Override
    public RunWriter resume(RunStart start, Inheritance inherited, boolean again) {
        String originId = Objects.requireNonNull(start.originRunId(), "a run that resumes has an origin");
        format.prepare();
        open(originId);
        place.requireOver(originId);
        Lease origin = place.leases().take(Keys.resuming(originId), "run " + originId + " is being resumed");
        try {
            // Who cleans may have taken it away before the lock was ours.
            RunReader reader = open(originId);
            return again ? create(start, inherited, origin) : successor(reader, origin, start, inherited);
        } catch (RuntimeException failed) {
            origin.close();
            throw failed;
        }
    }

    private RunWriter successor(RunReader reader, Lease origin, RunStart start, Inheritance inherited) {
        Optional<String> faster = reader.successor();
        if (faster.isPresent()) {
            throw new RunLocked("run " + reader.runId() + " was resumed in the meantime, by run " + faster.get());
        }
        if (reader.end().isEmpty()) {
            new Seal(place, reader.runId()).put();
        }
        ObjectRunWriter writer = create(start, inherited, origin);
        try {
            new Successor(place, reader.runId()).set(writer.runId());
            return writer;
        } catch (RuntimeException failed) {
            writer.discard();
            throw failed;
        }
    }

    @Override
    public RunReader begin(String runId, RunStart start) {
        RunIds.requireDeployed(runId);
        format.prepare();
        return ObjectRunWriter.begin(place, runId, start)
                .<RunReader>map(first -> ObjectRunReader.of(place, runId, first))
                .orElseGet(() -> open(runId));
    }

    @Override
    public void end(RunReader run, RunEnd end) {
        RunIds.requireDeployed(run.runId());
        new TasksApart(place, run.runId()).end(end);
    }

    @Override
    public AttemptWriter attempt(RunReader run, TaskId task, int attempt) {
        String runId = run.runId();
        int nodes = run.start().outline().nodes(task.step()).orElse(0);
        Writing writing = Writing.ofAttempt(place, runId, task, attempt);
        writing.begin();
        return new ObjectAttempt(place, runId, nodes, writing);
    }

    @Override
    public RunTags tag(String runId, UnaryOperator<RunTags> change) {
        RunTags start = open(runId).start().tags();
        Set<String> given = new ObjectTags(place, runId)
                .change(before -> change.apply(start.withGiven(before.orElse(start.given())))
                        .given());
        return start.withGiven(given);
    }

    @Override
    public Cleaned clean(Cleanup cleanup, Consumer<String> progress) {
        return format.isThere() ? new Cleaning(place, cleanup, leastGrace, progress).run() : Cleaned.nothing();
    }

    @Override
    public Checkup check(@Nullable String runId, Consumer<String> progress) {
        return new ObjectCheck(place, format, progress).run(runId);
    }

    @Override
    public StoredPackages packages() {
        return new ObjectPackages(place, format::prepare);
    }

    @Override
    public StoredValues values() {
        return place.values();
    }

    @Override
    public List<String> runIds() {
        return format.isThere() ? Index.runIds(place) : List.of();
    }

    @Override
    public Optional<RunReader> find(String runId) {
        if (!RunIds.isOne(runId) || !format.isThere()) {
            return Optional.empty();
        }
        return ObjectRunReader.open(place, runId, () -> flush(runId)).map(run -> run);
    }

    @Override
    public String toString() {
        return place.requests().place();
    }

    /** Whoever reads in this process what it writes itself sees all of it. */
    private void flush(String runId) {
        Writing writing = writings.get(runId);
        if (writing != null) {
            try {
                writing.sync();
            } catch (StoreFailure readsWhatIsThere) {
                return;
            }
        }
    }
}
