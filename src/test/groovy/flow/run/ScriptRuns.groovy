package flow.run

import flow.dsl.ConfigSource
import flow.graph.Config
import flow.graph.StepOptions
import flow.script.LibrarySource
import flow.script.LoadOptions
import flow.script.ScriptLoader
import flow.script.library.ResolvedLibraries
import flow.store.RunEnd
import flow.task.Host

import java.nio.file.Files
import java.nio.file.Path

/** Runs of scripts in memory; their bodies call {@code result(value)} to tell something. */
trait ScriptRuns extends FlowFixture {
    private Path made

    /** Made when it is asked for: nobody cleans up behind the instance that Spock shares among features. */
    Path getFolder() { made = made ?: Files.createTempDirectory('flow-spec') }

    def cleanup() { made?.toFile()?.deleteDir() }

    /** Runs a script that succeeds; answers the values that its bodies told. */
    List resultsOf(Map given = [:], String script) {
        def result = runScript(given, script)
        assert result.failures()*.failure()*.toString() == []
        assert result.status() == RunEnd.Status.SUCCEEDED
        results
    }

    /** @param given {@code environment:} of the process, {@code configured:} beside it, {@code files:} beside the script, {@code timer:}, {@code parameters:}, run options */
    RunResult runScript(Map given = [:], String text) {
        ScriptResults.VALUES.clear()
        def file = Files.writeString(folder.resolve('f.flow.groovy'), "def result(value) { flow.run.ScriptResults.VALUES << value }${text.startsWith('\n') ? '' : ';'}${text}")
        given.files?.each { name, content -> folder.resolve(name as String).bytes = content as byte[] }
        def configs = { ConfigSource.Declaration it -> new Config(it.name(), it.position(), it.defaultTree(), 'default:') } as ConfigSource
        def libraries = { requested, script -> ResolvedLibraries.NONE } as LibrarySource
        def loaded = new ScriptLoader(new LoadOptions(folder, null, configs, StepOptions.NONE, libraries, output.out())).load(Path.of('f.flow.groovy'))
        def options = options([folder: folder, isUsers: { loaded.isUsers(it) }, script: file, classes: loaded.classes()] + given)
        events.clear()
        engine(given.timer ?: new ThreadTimer()).run(loaded.flow(), given.parameters ?: [:], options) {
            events << it
            given.listener?.call(it)
        }
    }

    List getResults() { ScriptResults.VALUES as List }
}
