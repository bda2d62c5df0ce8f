package flow.run;

import flow.artifact.Encoded;
import flow.artifact.Values;
import flow.graph.TaskId;
import flow.script.Loaded;
import flow.script.LoadedScript;
import flow.store.ArtifactRef;
import flow.store.LogLine;
import flow.store.LogSource;
import flow.store.RunEnd;
import flow.store.RunRecord;
import flow.store.RunStart;
import flow.store.RunWriter;
import flow.store.TaskDone;
import flow.store.local.Durability;
import flow.store.local.LocalStore;
import flow.task.Host;
import flow.task.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the engine costs a task, beside the least that any engine would do with the same store. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EngineBench {
    private static final int TASKS = 10_000;

    /** How many tasks of the bare loop share a sync; the engine shares one among all that wait. */
    private static final int GROUP = 1000;

    private static final String FLOW = """
            flow('bench') {
                step('start') { numbers = 1..%d }
                foreach('numbers', as: 'number') {
                    step('square') { %s }
                }
                join('end') { inputs -> }
            }
            """;

    private final Output output =
            new Output(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    private Path folder;
    private LocalStore safe;
    private LocalStore fast;
    private LoadedScript squares;
    private LoadedScript empty;
    private RunStart start;

    @Setup
    public void load() throws IOException {
        folder = Files.createTempDirectory("flow-bench");
        safe = new LocalStore(folder.resolve("safe"));
        fast = new LocalStore(folder.resolve("fast"), Durability.FAST);
        squares = Loaded.of(
                folder,
                FLOW.formatted(
                        TASKS,
                        "result = (long) number * number; println \"$number squared is ${(long) number * number}\""));
        empty = Loaded.of(folder, FLOW.formatted(TASKS, ""));
        start = safe.open(run(squares, safe).runId()).start();
    }

    private RunResult run(LoadedScript script, LocalStore store) {
        RunOptions options = RunOptions.of(
                folder.resolve("bench.flow.groovy").toString(),
                script.classes(),
                script::isUsers,
                "ann",
                new Host(Map.of(), Map.of(), folder));
        RunResult result = new LocalEngine(store, output).run(script.flow(), Map.of(), options, event -> {});
        if (result.status() != RunEnd.Status.SUCCEEDED) {
            throw new IllegalStateException(result.toString());
        }
        return result;
    }

    /** Every task sets an artifact and prints a line, and all is durable. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public RunResult engine() {
        return run(squares, safe);
    }

    /** Tasks that do nothing, in a store that waits for no disk: what is left is the scheduling. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public RunResult emptyGraph() {
        return run(empty, fast);
    }

    /** Encodes, prints and appends what the tasks of {@link #engine} leave, and syncs in groups. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public String bareLoop() {
        Values values = new Values(squares.classes());
        try (RunWriter writer = safe.create(start)) {
            for (int number = 1; number <= TASKS; number++) {
                writer.append(task(values, writer, number));
                if (number % GROUP == 0) {
                    writer.sync();
                }
            }
            return writer.runId();
        }
    }

    private static RunRecord task(Values values, RunWriter writer, int number) {
        TaskId id = new TaskId("square", List.of(new TaskId.Index.Item(number - 1)));
        Instant startedAt = Instant.now();
        long square = (long) number * number;
        writer.print(
                new LogSource(id, 0),
                List.of(new LogLine(Instant.now(), LogLine.Stream.OUT, number + " squared is " + square)));
        Encoded encoded = values.encode("result", square);
        ArtifactRef kept = writer.keep(encoded);
        return new TaskDone(id, 0, startedAt, Instant.now(), Map.of("result", kept), Set.of(), null, Set.of(), null);
    }
}
