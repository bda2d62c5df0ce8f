package flow.script.syntax

import flow.dsl.ConfigSource
import flow.dsl.Evaluation
import flow.dsl.FlowScript
import flow.dsl.Site
import flow.graph.Config
import flow.graph.Facts
import flow.graph.Flow
import flow.graph.StepOptions
import flow.problem.Position
import flow.problem.Problem
import flow.problem.Problems
import flow.problem.SourceText
import org.codehaus.groovy.control.CompilationFailedException
import org.codehaus.groovy.control.CompilationUnit
import org.codehaus.groovy.control.CompilerConfiguration
import org.codehaus.groovy.control.Phases
import org.codehaus.groovy.control.customizers.ImportCustomizer

/** Compiles scripts as the loader does, and shows what was found in them in a form that fits a spec. */
trait SyntaxFixture {
    static final String FILE = 'x.flow.groovy'

    /** All that is wrong with a script, Groovy's own errors included. */
    List<Problem> problemsOf(String text) {
        def syntax = new ScriptSyntax(SourceText.of(FILE, text))
        try {
            compile(text, syntax)
            return syntax.problems()
        } catch (CompilationFailedException failure) {
            return GroovyErrors.translate(failure, SourceText.of(FILE, text))
        }
    }

    /** Each problem as {@code F014 3:19 total: message | hint}: code, line, column, the underlined text. */
    List<String> found(String text) {
        problemsOf(text).collect { problem ->
            def hint = problem.hint() == null ? '' : " | ${problem.hint()}"
            "${problem.code()} ${place(problem.position(), text)}: ${problem.message()}$hint" as String
        }
    }

    /** The other places of the only problem, as {@code 1:5 total: text}. */
    List<String> notes(String text) {
        def problems = problemsOf(text)
        assert problems.size() == 1
        problems[0].notes().collect { "${place(it.position(), text)}: ${it.text()}" as String }
    }

    /** What is found in a body of the only step of a flow; the body begins in the second line. */
    List<String> foundInBody(String body) {
        found("flow('f') { step('s') {\n$body\n} }")
    }

    /** Of the body of the only step of a flow; it begins in the second line when nothing stands before. */
    Facts factsOfBody(String body, String before = '') {
        siteOf('step', "${before ? "$before\n" : ''}flow('f') { step('s') {\n$body\n} }").facts('1')
    }

    Facts factsOfJoin(String body) {
        siteOf('join', "flow('f') { step('s') { }; join('j') {$body} }").facts('1')
    }

    Facts factsOfCondition(String condition) {
        siteOf('when', "flow('f') { choose { when({$condition}) { } } }").facts('0')
    }

    Site siteOf(String word, String text) {
        sitesOf(text).find { it.word() == word }
    }

    List<Site> sitesOf(String text) {
        def syntax = new ScriptSyntax(SourceText.of(FILE, text))
        compile(text, syntax)
        syntax.sites([:])
    }

    /** Evaluates a script with its sites. */
    Flow evaluated(String text, Problems problems = new Problems(), Map<String, String> beside = [:]) {
        def syntax = new ScriptSyntax(SourceText.of(FILE, text))
        def unit = compile(text, syntax)
        def loader = new GroovyClassLoader(getClass().classLoader)
        def types = unit.classes.collect { loader.defineClass(it.name, it.bytes) }
        def script = types.find { FlowScript.isAssignableFrom(it) }.getDeclaredConstructor().newInstance() as FlowScript
        def configs = { ConfigSource.Declaration it -> new Config(it.name(), it.position(), it.defaultTree(), 'default:') } as ConfigSource
        def out = new PrintStream(OutputStream.nullOutputStream())
        new Evaluation(FILE, syntax.sites(beside), configs, StepOptions.NONE, out, problems).of(script).orElse(null)
    }

    /** Of the bodies of steps, gangs and joins, by their names. */
    Map<String, String> fingerprints(String text, Map<String, String> beside = [:]) {
        evaluated(text, new Problems(), beside).tasks().collectEntries { [it.name(), it.body().fingerprint()] }
    }

    String place(Position position, String text) {
        if (!position.known) {
            return 'file'
        }
        def line = text.readLines()[position.line() - 1]
        def from = Math.min(position.column() - 1, line.length())
        def until = Math.min(from + position.length(), line.length())
        "${position.line()}:${position.column()} ${line.substring(from, until)}"
    }

    CompilationUnit compile(String text, ScriptSyntax syntax) {
        def configuration = new CompilerConfiguration(scriptBaseClass: FlowScript.name)
        def imports = new ImportCustomizer()
            .addStarImports('java.time')
            .addImports('java.nio.file.Path', 'java.nio.file.Files', 'flow.Json')
        configuration.addCompilationCustomizers(imports, syntax)
        def unit = new CompilationUnit(configuration, null, new GroovyClassLoader(getClass().classLoader))
        unit.addSource(FILE, text)
        unit.compile(Phases.CLASS_GENERATION)
        unit
    }
}
