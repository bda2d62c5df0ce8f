package flow.testing;

import flow.graph.StepOptions;
import flow.prepare.ScriptProblems;
import flow.problem.Problem;
import flow.problem.ProblemException;
import flow.problem.ProblemPrinter;
import flow.problem.SourceText;
import flow.script.LoadOptions;
import flow.script.LoadedScript;
import flow.script.ScriptLoader;
import flow.script.UnreadableScript;
import flow.script.library.LibraryResolver;
import flow.script.library.LibrarySettings;
import flow.script.library.MavenFolders;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A script in a file. It is compiled once, and evaluated for every run. */
final class ScriptSource implements Source {
    private final Path script;
    private final Scratch scratch;

    /** @param script absolute */
    ScriptSource(Path script, Scratch scratch) {
        this.script = script;
        this.scratch = scratch;
    }

    @Override
    public Prepared prepare(ConfigSources configs, PrintStream out) {
        try {
            LoadedScript loaded = new ScriptLoader(options(configs, out)).load(script.getFileName());
            ScriptProblems.warnings(loaded);
            return new Prepared(loaded.flow(), script, loaded.classes(), loaded::isUsers);
        } catch (UnreadableScript unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage());
        } catch (ProblemException invalid) {
            throw invalid(invalid.problems());
        }
    }

    private LoadOptions options(ConfigSources configs, PrintStream out) {
        MavenFolders maven = MavenFolders.of(System.getenv(), System.getProperties());
        Path cache = scratch.folder().resolve("cache");
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        LibraryResolver libraries = new LibraryResolver(new LibrarySettings(maven, List.of(), false, cache), silent);
        return new LoadOptions(
                script.getParent(),
                cache.resolve("scripts"),
                configs.in(script.getParent()),
                StepOptions.NONE,
                libraries::resolve,
                out);
    }

    private InvalidFlow invalid(List<Problem> problems) {
        try {
            SourceText text = SourceText.of(script.getFileName().toString(), Files.readString(script));
            return new InvalidFlow(ProblemPrinter.over(text).print(problems), problems);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
