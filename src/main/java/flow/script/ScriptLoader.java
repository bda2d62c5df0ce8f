package flow.script;

import flow.dsl.Evaluation;
import flow.dsl.FlowScript;
import flow.graph.Flow;
import flow.problem.ProblemException;
import flow.problem.Problems;
import flow.script.library.LibraryClassLoader;
import flow.script.library.RequestedLibraries;
import flow.script.library.ResolvedLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Makes a flow of a script file. */
public final class ScriptLoader {
    private final LoadOptions options;

    public ScriptLoader(LoadOptions options) {
        this.options = options;
    }

    /**
     * Reads, compiles and evaluates a script. No step runs.
     *
     * @param given the file, relative to the folder of the options; positions carry it as it is given here
     * @throws UnreadableScript when there is no text to judge
     * @throws ProblemException with all problems, warnings too, of the first stage that found an error
     */
    public LoadedScript load(Path given) {
        ScriptFile script = ScriptFile.read(given, options.folder());
        ScriptCache cache = new ScriptCache(options.cache());
        String key = key(script);
        Optional<CompiledScript> cached = cache.find(key, script.folder());
        RequestedLibraries requested = cached.map(found -> RequestedLibraries.parse(found.requested(), script.name()))
                .orElseGet(() -> new LibraryRequests(script).read());
        ResolvedLibraries libraries = options.libraries().resolve(requested, script.path());
        ClassLoader parent = LibraryClassLoader.over(libraries, ScriptLoader.class.getClassLoader());
        Optional<CompiledScript> usable =
                cached.filter(found -> found.libraries().equals(libraries.digest()));
        CompiledScript compiled =
                usable.orElseGet(() -> new ScriptCompiler(script, requested, libraries, parent).compile());
        if (usable.isEmpty()) {
            cache.keep(key, compiled);
        }
        return evaluate(script, compiled, libraries, new ScriptClasses(parent, compiled.classes()));
    }

    private LoadedScript evaluate(
            ScriptFile file, CompiledScript compiled, ResolvedLibraries libraries, ClassLoader classes) {
        Problems problems = new Problems();
        problems.addAll(compiled.warnings());
        Evaluation evaluation = new Evaluation(
                file.name(), compiled.sites(), options.configs(), options.with(), options.out(), problems);
        Optional<Flow> flow = evaluation.of(instance(compiled, classes));
        problems.throwIfErrors();
        return new LoadedScript(
                flow.orElseThrow(), file.source(), classes, compiled.classes().keySet(), libraries, problems.sorted());
    }

    private static FlowScript instance(CompiledScript compiled, ClassLoader classes) {
        try {
            Class<?> type = Class.forName(compiled.mainClass(), true, classes);
            return (FlowScript) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("the compiled script cannot be used", failure);
        }
    }

    private static String key(ScriptFile script) {
        return new Digest()
                .add(ScriptCache.FORMAT)
                .add(thisRelease())
                .add(script.name())
                .add(script.path().toString())
                .add(script.bytes())
                .hex();
    }

    /** Changes with every build of flow, as what the compiler makes of a script may. */
    private static String thisRelease() {
        try {
            Path code = OwnCode.place().orElseThrow(IOException::new);
            return code + " " + Files.size(code) + " " + Files.getLastModifiedTime(code) + " " + Runtime.version();
        } catch (IOException unknown) {
            return Long.toString(System.nanoTime());
        }
    }
}
