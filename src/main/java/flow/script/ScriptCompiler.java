package flow.script;

import flow.dsl.FlowScript;
import flow.problem.Problem;
import flow.problem.ProblemException;
import flow.problem.Problems;
import flow.script.library.GroovyGrab;
import flow.script.library.RequestedLibraries;
import flow.script.library.ResolvedLibraries;
import flow.script.syntax.GroovyErrors;
import flow.script.syntax.ScriptSyntax;
import groovy.lang.GroovyClassLoader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.codehaus.groovy.control.io.StringReaderSource;
import org.codehaus.groovy.tools.GroovyClass;

/** Compiles a script and the sources beside it that it uses. */
final class ScriptCompiler {
    private final ScriptFile script;
    private final RequestedLibraries requested;
    private final ResolvedLibraries libraries;
    private final ClassLoader parent;

    /** @param parent loads what the script may use besides its own folder */
    ScriptCompiler(ScriptFile script, RequestedLibraries requested, ResolvedLibraries libraries, ClassLoader parent) {
        this.script = script;
        this.requested = requested;
        this.libraries = libraries;
        this.parent = parent;
    }

    /** @throws ProblemException with all problems of the first stage that found an error */
    CompiledScript compile() {
        ScriptSyntax syntax = new ScriptSyntax(script.source());
        NeighboursAskForNoLibraries neighbours = new NeighboursAskForNoLibraries(script.name());
        CompilerConfiguration configuration = configuration();
        configuration.addCompilationCustomizers(imports(), neighbours, syntax);
        SourceFolder folder = new SourceFolder(script, libraries.jars(), parent);
        try (GroovyClassLoader loader = new GroovyClassLoader(folder.classes(), configuration)) {
            CompilationUnit unit = new CompilationUnit(configuration, null, loader);
            unit.setClassNodeResolver(folder.resolver());
            SourceUnit source = new SourceUnit(
                    script.name(),
                    new StringReaderSource(script.text(), configuration),
                    configuration,
                    loader,
                    unit.getErrorCollector());
            unit.addSource(source);
            unit.compile(Phases.CLASS_GENERATION);
            folder.problems().throwIfErrors();
            neighbours.problems().throwIfErrors();
            List<Problem> found = found(syntax);
            Map<String, byte[]> classes = new LinkedHashMap<>(folder.javaClasses());
            for (GroovyClass one : unit.getClasses()) {
                classes.put(one.getName(), one.getBytes());
            }
            return new CompiledScript(
                    mainClass(source),
                    classes,
                    syntax.sites(folder.texts()),
                    found,
                    requested.toText(),
                    libraries.digest(),
                    folder.used());
        } catch (CompilationFailedException failure) {
            folder.problems().throwIfErrors();
            neighbours.problems().throwIfErrors();
            Problems problems = new Problems();
            problems.addAll(syntax.problems());
            problems.addAll(GroovyErrors.translate(failure, script.source()));
            throw new ProblemException(problems.sorted());
        } catch (IOException failure) {
            throw new UnreadableScript("the sources beside the script cannot be read: " + failure.getMessage());
        }
    }

    private static List<Problem> found(ScriptSyntax syntax) {
        Problems problems = new Problems();
        problems.addAll(syntax.problems());
        problems.throwIfErrors();
        return problems.sorted();
    }

    private static String mainClass(SourceUnit source) {
        return source.getAST().getScriptClassDummy().getName();
    }

    private static CompilerConfiguration configuration() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(FlowScript.class.getName());
        configuration.setSourceEncoding("UTF-8");
        configuration.setParameters(true);
        GroovyGrab.switchOff(configuration);
        return configuration;
    }

    private static ImportCustomizer imports() {
        return new ImportCustomizer()
                .addStarImports("java.time")
                .addImports("java.nio.file.Path", "java.nio.file.Files", "flow.Json");
    }
}
