package flow.store.local;

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
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import flow.store.StoredPackages;
import flow.store.StoredValues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Runs in a {@code .flow} folder, which is created with the first of them. */
public final class LocalStore implements Store {
    private final FlowFolder folder;
    private final Disk disk;
    private final RunIds ids;
    private final @Nullable StoredValues under;

    /** @param flowFolder see {@link StoreLocation} */
    public LocalStore(Path flowFolder) {
        this(flowFolder, Durability.FULL);
    }

    /** @param durability of what is written */
    public LocalStore(Path flowFolder, Durability durability) {
        this(flowFolder, InstantSource.system(), new Random(), durability.disk());
    }

    LocalStore(Path flowFolder, InstantSource clock, RandomGenerator random, Disk disk) {
        this(flowFolder, new RunIds(clock, random), disk, null);
    }

    private LocalStore(Path flowFolder, RunIds ids, Disk disk, @Nullable StoredValues under) {
        this.folder = new FlowFolder(flowFolder, disk);
        this.disk = disk;
        this.ids = ids;
        this.under = under;
    }

    /**
     * One for runs that go on from those of another and are not to be kept: they leave no trace there. Nothing in it waits for the
     * disk, and it is gone with its folder.
     */
    public static Store over(Store other, Path folder) {
        return new LocalStore(folder, new RunIds(InstantSource.system(), new Random()), Disk.UNFORCED, other.values());
    }

    @Override
    public RunWriter create(RunStart start) {
        folder.prepare();
        return LocalRunWriter.create(folder, ids::next, disk, start, Inheritance.NONE, null);
    }

    @Override
    public RunWriter create(String runId, RunStart start) {
        RunIds.requireMade(runId);
        folder.prepare();
        if (find(runId).isPresent()) {
            throw new StoreFailure("there is a run '" + runId + "' in " + folder + " already");
        }
        RunFolder.forget(folder, runId, disk);
        return LocalRunWriter.create(folder, () -> runId, disk, start, Inheritance.NONE, null);
    }

    @Override
    public RunReader begin(String runId, RunStart start) {
        RunIds.requireDeployed(runId);
        folder.prepare();
        new DeployedRun(folder, runId, disk).begin(start);
        return open(runId);
    }

    @Override
    public void end(RunReader run, RunEnd end) {
        RunIds.requireDeployed(run.runId());
        new TasksApart(run.runId(), folderOf(run.runId()), disk).end(end);
    }

    @Override
    public RunWriter resume(RunStart start, Inheritance inherited, boolean again) {
        String originId = Objects.requireNonNull(start.originRunId(), "a run that resumes has an origin");
        if (under != null) {
            return scratchRun(start, inherited);
        }
        LocalRunReader reader = reader(originId, folderOf(originId));
        folder.prepare();
        ResumedRun origin = ResumedRun.take(originId, folderOf(originId), disk);
        try {
            return again
                    ? LocalRunWriter.create(folder, ids::next, disk, start, inherited, origin)
                    : successor(reader, origin, start, inherited);
        } catch (RuntimeException failed) {
            origin.close();
            throw failed;
        }
    }

    /** Of values that may not have reached the disk it makes not sure: they are not its own. */
    private RunWriter scratchRun(RunStart start, Inheritance inherited) {
        folder.prepare();
        return LocalRunWriter.create(
                folder, ids::next, disk, start, new Inheritance(inherited.tasks(), List.of()), null);
    }

    private RunWriter successor(LocalRunReader reader, ResumedRun origin, RunStart start, Inheritance inherited) {
        Optional<String> faster = reader.successor();
        if (faster.isPresent()) {
            throw new RunLocked("run " + reader.runId() + " was resumed in the meantime, by run " + faster.get());
        }
        LocalRunWriter writer = LocalRunWriter.create(folder, ids::next, disk, start, inherited, origin);
        try {
            // Who goes on from the origin later goes on from this one, and must find in it all that was done.
            writer.sync();
            origin.giveTo(writer.runId());
            return writer;
        } catch (StoreFailure failed) {
            writer.discard();
            throw failed;
        }
    }

    @Override
    public List<String> runIds() {
        folder.requireFormat();
        return RunName.all(folder).stream()
                .filter(name -> name.state() == RunName.State.RUN)
                .map(RunName::runId)
                .toList();
    }

    @Override
    public Cleaned clean(Cleanup cleanup, Consumer<String> progress) {
        folder.requireFormat();
        return new Cleaning(folder, disk, cleanup, progress).run();
    }

    @Override
    public RunReader open(String runId) {
        folder.requireFormat();
        if (!RunIds.isOne(runId)) {
            throw gone(runId);
        }
        return reader(runId, folder.runs().resolve(runId));
    }

    @Override
    public Optional<RunReader> find(String runId) {
        folder.requireFormat();
        boolean isThere = RunIds.isOne(runId) && Files.isDirectory(folder.runs().resolve(runId));
        return isThere ? Optional.of(open(runId)) : Optional.empty();
    }

    @Override
    public AttemptWriter attempt(RunReader run, TaskId task, int attempt) {
        String runId = run.runId();
        TasksApart apart = new TasksApart(runId, folderOf(runId), disk);
        int nodes = run.start().outline().nodes(task.step()).orElse(0);
        return new LocalAttempt(runId, task, attempt, nodes, apart, new Blobs(folder.blobs(), disk), disk);
    }

    @Override
    public StoredPackages packages() {
        return new LocalPackages(folder, disk);
    }

    @Override
    public StoredValues values() {
        return localValues();
    }

    private LocalValues localValues() {
        return new LocalValues(new Blobs(folder.blobs(), disk), under);
    }

    @Override
    public RunTags tag(String runId, UnaryOperator<RunTags> change) {
        Path run = folderOf(runId);
        RunTags start = reader(runId, run).start().tags();
        Set<String> given = new TagFile(run, disk)
                .change(before -> change.apply(start.withGiven(before.orElse(start.given())))
                        .given());
        return start.withGiven(given);
    }

    @Override
    public Checkup check(@Nullable String runId, Consumer<String> progress) {
        if (runId != null) {
            folderOf(runId);
        }
        return new Check(folder, disk, progress).run(runId);
    }

    private Path folderOf(String runId) {
        folder.requireFormat();
        Path run = folder.runs().resolve(runId);
        if (!RunIds.isOne(runId) || !Files.isDirectory(run)) {
            throw gone(runId);
        }
        return run;
    }

    private StoreFailure gone(String runId) {
        return new StoreFailure("there is no run '" + runId + "' in " + folder);
    }

    private LocalRunReader reader(String runId, Path run) {
        try {
            return new LocalRunReader(runId, run, localValues(), disk);
        } catch (StoreCorrupt damage) {
            // A run that is taken away in this moment has no journal any more, and is not damaged.
            throw Files.isDirectory(run) ? damage : gone(runId);
        }
    }
}
