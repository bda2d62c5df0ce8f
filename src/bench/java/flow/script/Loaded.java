package flow.script;

import flow.graph.Config;
import flow.graph.StepOptions;
import flow.script.library.ResolvedLibraries;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Scripts for benchmarks, compiled anew each time. */
public final class Loaded {
    private Loaded() {}

    /** @param folder gets the script */
    public static LoadedScript of(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("bench.flow.groovy"), text);
        return from(folder);
    }

    /** The script that the last call of {@link #of} wrote there. */
    static LoadedScript from(Path folder) {
        LoadOptions options = new LoadOptions(
                folder,
                null,
                declared -> new Config(declared.name(), declared.position(), Map.of(), "a benchmark"),
                StepOptions.NONE,
                (requested, script) -> ResolvedLibraries.NONE,
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        return new ScriptLoader(options).load(Path.of("bench.flow.groovy"));
    }
}
