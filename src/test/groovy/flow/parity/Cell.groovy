package flow.parity

import flow.cli.Terminal
import flow.client.Status
import flow.client.Task
import flow.docs.Page
import flow.store.RunEnd

import java.nio.file.Path

/** A test on a graph. */
record Cell(CoreTest test, Graph graph) {
    private static final List<String> OPTIONS = [
        '--max-workers', '50', '--tag', '刺身 means sashimi', '--tag', 'multiple tags should be ok']

    /** All cells of a test: its graphs, as far as they have what it requires. */
    static List<Cell> of(CoreTest test) {
        test.graphs.findAll { graph ->
            def visits = Walk.of(graph, test.given)
            test.parts.findAll { it.required() }.every { part -> visits.any { Script.partAt(test, it.place()) == part } }
        }.collect { new Cell(test, it) }
    }

    /** Runs it in a folder of its own, through the front door. */
    Ran run(Path temporary) {
        def terminal = terminal(temporary)
        def here = terminal.folder.toString()
        terminal.file(script, Script.of(test, graph).replace('FOLDER', here))
        def ran = type(terminal, null, ['run', script, *OPTIONS, *test.arguments*.replace('FOLDER', here)])
        test.resumed == null ? ran : type(terminal, ran, ['resume', script, *test.resumed])
    }

    private Ran type(Terminal terminal, Ran origin, List<String> words) {
        def typed = words as String[]
        def result = test.byProgram ? byProgram(terminal, typed) : terminal.flow(typed)
        new Ran(origin, terminal.folder, result.exit(), result.out(), result.err(), Walk.of(graph, test.given))
    }

    /** The same by the real program. */
    private static Terminal.Result byProgram(Terminal terminal, String... typed) {
        def out = terminal.home.resolve('out').toFile()
        def err = terminal.home.resolve('err').toFile()
        def builder = new ProcessBuilder([Page.HOME.resolve('bin/flow').toString(), *typed])
            .directory(terminal.folder.toFile()).redirectOutput(out).redirectError(err)
        builder.environment().clear()
        builder.environment() << [PATH: System.getenv('PATH'), JAVA_HOME: System.getProperty('java.home')] + terminal.environment
        def process = builder.start()
        process.outputStream.close()
        new Terminal.Result(process.waitFor(), out.getText('UTF-8'), err.getText('UTF-8'))
    }

    /** What `flow check` says with that line in the first body. */
    Terminal.Result check(Path temporary, String line) {
        def terminal = terminal(temporary)
        terminal.file(script, Script.of(test, graph, line))
        terminal.flow('check', script)
    }

    /** What is true of every run, and what the test says. */
    void judge(Ran ran) {
        if (ran.origin) {
            judgeOrigin(ran.origin)
        }
        assert ran.exit == (test.fails ? 1 : 0) : ran.err
        assert ran.out == ''
        assert ran.start.tags().all() == ['刺身 means sashimi', 'multiple tags should be ok'] as Set
        assert ran.end.status() == (test.fails ? RunEnd.Status.FAILED : RunEnd.Status.SUCCEEDED)
        assert ran.run.status == (test.fails ? Status.FAILED : Status.SUCCEEDED)
        if (!test.fails) {
            assert !ran.err.contains('warning') : ran.err
            assert ran.done.keySet() == ran.expected*.task as Set
            assert ran.expected.every { ran.task(it).state == Task.State.DONE }
        }
        if (ran.origin) {
            judgeResumed(ran)
        }
        test.check(ran)
    }

    private boolean getSucceedsFirst() { '--from' in test.resumed }

    private void judgeOrigin(Ran origin) {
        assert origin.exit == (succeedsFirst ? 0 : 1) : origin.err
        assert origin.run.status == (succeedsFirst ? Status.SUCCEEDED : Status.FAILED)
    }

    /** What is true of every resumed run: it has its origin's parameters, and no task that finished runs twice, unless asked for. */
    private void judgeResumed(Ran ran) {
        def origin = ran.origin
        assert ran.start.originRunId() == origin.runId
        assert ran.start.parameters() == origin.start.parameters()
        assert succeedsFirst || ran.reused == origin.done.keySet()
        assert ran.reused.every { ran.done[it].set() == origin.done[it].set() }
    }

    private String getScript() { "${test.name}.flow.groovy" }

    private Terminal terminal(Path temporary) {
        def folder = temporary.resolve("${test.name}-${graph.name()}")
        def terminal = new Terminal(folder)
        terminal.environment = [XDG_CACHE_HOME: temporary.resolve('cache').toString()] + test.environment
        test.files.each { name, content -> terminal.folder.resolve(name).bytes = content }
        terminal
    }

    @Override
    String toString() { "$test.name on $graph" }
}
