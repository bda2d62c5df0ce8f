package flow.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A script becomes a graph: compiled, looked through, evaluated. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompileBench {
    @Param({"2", "200"})
    int steps;

    private Path folder;

    @Setup
    public void write() throws IOException {
        folder = Files.createTempDirectory("flow-bench");
        StringBuilder text = new StringBuilder("flow('chain') {\n    step('s0') { x0 = 1 }\n");
        for (int number = 1; number < steps; number++) {
            text.append("    step('s%1$d') { x%1$d = x%2$d + 1 }%n".formatted(number, number - 1));
        }
        Loaded.of(folder, text.append("}\n").toString());
    }

    @Benchmark
    public LoadedScript compile() {
        return Loaded.from(folder);
    }
}
