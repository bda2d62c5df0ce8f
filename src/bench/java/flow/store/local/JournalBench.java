package flow.store.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A record becomes part of the journal, and so many of them share one sync. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JournalBench {
    private static final int RECORDS = 1000;
    private static final int BYTES = 200;

    @Param({"1", "10", "1000"})
    int group;

    private final byte[] record = new byte[BYTES];
    private Path file;
    private Journal journal;

    @Setup(Level.Iteration)
    public void create() throws IOException {
        file = Files.createTempDirectory("flow-bench").resolve("journal");
        journal = Journal.create(Disk.REAL, file, Head.ofJournal("1m8cpr9z9mdk"));
    }

    @TearDown(Level.Iteration)
    public void delete() throws IOException {
        journal.close();
        Files.delete(file);
        Files.delete(file.getParent());
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long appendAndSync() {
        for (int number = 1; number <= RECORDS; number++) {
            journal.append(record);
            if (number % group == 0) {
                journal.force();
            }
        }
        return journal.length();
    }
}
