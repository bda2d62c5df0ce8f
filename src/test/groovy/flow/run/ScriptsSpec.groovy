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
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path

/** Whole scripts, as users write them. */
@Timeout(60)
class ScriptsSpec extends Specification implements FlowFixture {
    @TempDir
    Path folder

    def "the product page's example runs"() {
        expect:
        printedBy('''
            def load(String dataset) { [dataset.length(), dataset.length() * 2] }

            flow('training') {
                parameter 'alpha', type: Double, default: 0.01, help: 'Learning rate'

                step('start') {
                    datasets = ['north', 'south', 'west']
                }
                foreach('datasets', as: 'dataset', maxParallel: 50) {
                    step('process', retry: 3, timeout: '2 h') {
                        result = load(dataset).collect { it * alpha }
                    }
                }
                join('merge') { inputs ->
                    total = inputs*.result.flatten().sum(0)
                }
                parallel {
                    step('report') { html = "<b>${total}</b>" }
                    branch('publish') { step('pack') { packed = total * 2 }; step('send') { sent = packed + 1 } }
                }
                join('gather') { inputs -> page = inputs.report.html; sent = inputs.publish.sent }
                choose {
                    when({ total < 1000 }) { step('small') { size = 'small' } }
                    otherwise              { step('large', resources: [cpu: 16, memory: '64 GB']) { size = 'large' } }
                }
                repeat('refine', until: { error < 0.01 }, atMost: 50) {
                    step('iterate') { error = iteration == 0 ? 1 : error / 10 }
                }
                step('end') { result([total, page, sent, size, error]) }
            }''', parameters: [alpha: 0.5d]) == [[21.0d, '<b>21.0</b>', 43.0d, 'small', 0.001]]
    }

    def "a fault shows the line of the script"() {
        when:
        def result = runScript('''
            def divide(a, b) {
                a.intdiv(b)
            }
            flow('f') {
                step('s') {
                    x = [1, 0].collect {
                        divide(1, it)
                    }
                }
            }''')

        then:
        with(result.firstFailure().get()) {
            failure().type() == 'java.lang.ArithmeticException'
            position().line() == 3
            position().file() == 'f.flow.groovy'
            frames() == ['divide (f.flow.groovy:3)', 'f.flow.groovy:8', 'f.flow.groovy:7']
        }
    }

    def "a name that nothing set shows the line that reads it, in a condition too"() {
        expect:
        runScript('''
            flow('f') {
                step('s') { artifacts['to' + 'tal'] = 1 }
                choose {
                    when({
                        totl > 1
                    }) { step('t') { } }
                }
            }''').firstFailure().get().with { [it.code().name(), it.position().line(), it.hint()] } == ['F012', 6, "did you mean 'total'?"]
    }

    def "a computed name is an artifact's name like any other: #name"() {
        expect:
        runScript("\nflow('f') { step('s') {\nartifacts[['$name'].first()] = 1\n} }").firstFailure().get().with {
            [it.code().name(), it.failure().message(), it.hint(), it.position().line()]
        } == ['F006', "'$name' is $fault", hint, 3]

        where:
        name      | fault              | hint
        'a-b'     | 'no artifact name' | "use letters, digits and '_', starting with a letter, such as 'aB'"
        'current' | 'reserved'         | 'it is a word of the language that means something else in a body; use another name'
        '_x'      | 'reserved'         | "names do not start with '_'"
    }

    def "two hundred tasks of one closure never mix"() {
        expect:
        printedBy('''
            flow('f') {
                foreach(0..<200, as: 'n') {
                    step('s') { mine = n; seen = (1..20).collect { Thread.yield(); mine }.toSet() }
                }
                join('j') { inputs -> result(inputs.every { it.seen == [it.n] as Set && it.mine == it.index }) }
            }''', maxWorkers: 16) == [true]
    }

    def "what a body changes in place is kept, also through helpers and nested closures"() {
        expect:
        printedBy('''
            def add(list, x) { list << x }
            flow('f') {
                step('a') { rows = []; counts = [:] }
                step('b') { add(rows, 1); [2, 3].each { rows << it; counts["n$it"] = it } }
                step('c') { result([rows, counts]) }
            }''') == [[[1, 2, 3], [n2: 2, n3: 3]]]
    }

    def "joins read inputs by number, by branch and all at once, and merge"() {
        expect:
        printedBy('''
            flow('f') {
                step('a') { kept = 1 }
                parallel {
                    step('left') { x = 1; same = 'v' }
                    step('right') { x = 2; same = 'v' }
                }
                join('j') { inputs ->
                    x = inputs.left.x + inputs['right'].x + inputs[-1].x
                    merge(inputs)
                    result([x, same, kept, inputs*.x, inputs.collect { it.name }, inputs.size()])
                }
            }''') == [[5, 'v', 1, [1, 2], ['left', 'right'], 2]]
    }

    /** Runs a script whose bodies call {@code result(value)}; answers those values. */
    private List printedBy(Map given = [:], String script) {
        ScriptResults.VALUES.clear()
        def result = runScript(given, script)
        assert result.failures()*.toString() == []
        assert result.status() == RunEnd.Status.SUCCEEDED
        ScriptResults.VALUES as List
    }

    private RunResult runScript(Map given = [:], String text) {
        def file = Files.writeString(folder.resolve('f.flow.groovy'), "def result(value) { flow.run.ScriptResults.VALUES << value }${text}")
        def configs = { ConfigSource.Declaration it -> new Config(it.name(), it.position(), it.defaultTree(), 'default:') } as ConfigSource
        def libraries = { requested, script -> ResolvedLibraries.NONE } as LibrarySource
        def loaded = new ScriptLoader(new LoadOptions(folder, null, configs, StepOptions.NONE, libraries, System.out)).load(Path.of('f.flow.groovy'))
        def options = RunOptions.of(file.toString(), loaded.classes(), { loaded.isUsers(it) }, 'ann', new Host(given.environment ?: [:], [:], folder))
        engine().run(loaded.flow(), given.parameters ?: [:], options.withMaxWorkers(given.maxWorkers ?: 4)) { events << it }
    }
}

class ScriptResults {
    static final List VALUES = Collections.synchronizedList([])
}
