package flow.parity

import flow.cli.Terminal
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
        terminal.file("${test.name}.flow.groovy", Script.of(test, graph).replace('FOLDER', terminal.folder.toString()))
        def result = terminal.flow('run', "${test.name}.flow.groovy", *OPTIONS, *test.arguments*.replace('FOLDER', terminal.folder.toString()))
        new Ran(graph, terminal.folder, result.exit(), result.out(), result.err(), Walk.of(graph, test.given))
    }

    /** What `flow check` says with that line in the first body. */
    Terminal.Result check(Path temporary, String line) {
        def terminal = terminal(temporary)
        terminal.file("${test.name}.flow.groovy", Script.of(test, graph, line))
        terminal.flow('check', "${test.name}.flow.groovy")
    }

    /** What is true of every run, and what the test says. */
    void judge(Ran ran) {
        assert ran.exit == (test.fails ? 1 : 0) : ran.err
        assert ran.out == ''
        assert ran.start.tags().all() == ['刺身 means sashimi', 'multiple tags should be ok'] as Set
        assert ran.end.status() == (test.fails ? RunEnd.Status.FAILED : RunEnd.Status.SUCCEEDED)
        if (!test.fails) {
            assert !ran.err.contains('warning') : ran.err
            assert ran.done.keySet() == ran.expected*.task as Set
        }
        test.check(ran)
    }

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
