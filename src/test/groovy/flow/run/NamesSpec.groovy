package flow.run

import flow.problem.Code
import flow.store.TaskDone
import spock.lang.Specification
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.ConcurrentHashMap

import static flow.run.Nodes.*

/** What a task sees, what it may set, and what of that is kept. */
@Timeout(20)
class NamesSpec extends Specification implements FlowFixture {

    def "a name that nothing set is a fault that knows the nearest one"() {
        expect:
        faultOf(step('a') { it.total = 1 }, step('b') { it.x = it.totl }) == ['F012', "nothing set 'totl'", "did you mean 'total'?"]
    }

    def "parameters, configs and as names are among the nearest"() {
        expect:
        faultOf(parameters: [alpha: 1], step('a') { it.alpa })[2] == "did you mean 'alpha'?"
        faultOf(configs: [settings: [:]], step('a') { it.setings })[2] == "did you mean 'settings'?"
        faultOf(foreach([1], as: 'dataset', step('a') { it.datset }), join('j'))[2] == "did you mean 'dataset'?"
    }

    def "input and index belong to a foreach, iteration to a repeat"() {
        expect:
        faultOf(step('a') { it.input }) == ['F012', "nothing set 'input'", 'it has a value in the steps of a foreach only']
        faultOf(step('a') { it.iteration }) == ['F012', "nothing set 'iteration'", 'it has a value in the steps of a repeat only']
    }

    def "#what cannot be set, nor removed"() {
        given:
        def inside = foreach([1], as: 'row', repeat('r', { true }, atMost: 2, step('s', catchInto: 'failure') { change(it.scope, name) }))

        expect:
        faultOf(parameters: [alpha: 1], configs: [cfg: [:]], inside, join('j')) == ['F006', message, hint]

        where:
        [what, name, message, hint, change] << [
            ['a parameter', 'alpha', "'alpha' is a parameter, which a body cannot change", 'use another name'],
            ['a config', 'cfg', "'cfg' is a config, which a body cannot change", 'use another name'],
            ['an as: name', 'row', "'row' is the item of a foreach around, which a body cannot change", 'use another name'],
            ['input', 'input', "'input' is the item of the foreach around, which a body cannot change", 'use another name'],
            ['iteration', 'iteration', "'iteration' is the number of the round of the repeat around, which a body cannot change", 'use another name'],
            ['a catchInto name', 'failure', "'failure' is where the failure of step 's' is found (catchInto)", 'use another name'],
            ['a reserved name', 'owner', "'owner' is reserved", 'it is a name that Groovy answers itself; use another name'],
            ['no identifier', 'a b', "'a b' is no artifact name", "use letters, digits and '_', starting with a letter, such as 'aB'"],
        ].collectMany { row -> [row + [{ scope, n -> scope.write(n, 1) }], row + [{ scope, n -> scope.remove(n) }]] }
    }

    def "a value changed in place is kept like an assignment, and one that was only read is not kept again"() {
        expect:
        valuesAfter(
            step('a') { it.rows = [1, [2]]; it.other = [9] },
            step('b') { it.rows[1] << 3; it.other.size() },
            step('c') { it.rows << 4 }) == [rows: [1, [2, 3], 4], other: [9]]
        setBy('b') == ['rows'] as Set
    }

    def "every read in a task answers the same object"() {
        expect:
        valuesAfter(
            step('a') { it.rows = [1] },
            step('b') { it.same = it.rows.is(it.rows); it.rows << 2; it.now = it.rows.size() }).subMap('same', 'now') == [same: true, now: 2]
    }

    def "two artifacts that share an object are two values in the next step"() {
        expect:
        valuesAfter(
            step('a') { it.x = [1]; it.y = it.x; it.x << 2 },
            step('b') { it.x << 3 }) == [x: [1, 2, 3], y: [1, 2]]
    }

    def "a GString is kept as the text that it was when it was assigned"() {
        given:
        def n = 1

        expect:
        valuesAfter(step('a') { it.text = "n is ${-> n}"; n++; it.isText = it.text instanceof String }) == [text: 'n is 1', isText: true]
    }

    def "in-place changes of an item, a parameter or a config stay in the task"() {
        expect:
        valuesAfter(
            parameters: [list: [3, 1]],
            foreach([[1]], as: 'row', step('a') { it.row << 2; it.list.sort(); it.first = [it.row, it.list] }, step('b') { it.second = [it.row, it.list] }),
            join('j') { it.seen = [it.inputs[0].first, it.inputs[0].second] }).seen == [[[1, 2], [1, 3]], [[1], [3, 1]]]
    }

    def "a removed artifact is gone for what follows"() {
        expect:
        valuesAfter(
            step('a') { it.x = 1; it.y = 2 },
            step('b') { it.scope.remove('x'); it.scope.remove('never'); it.gone = !it.scope.has('x') },
            step('c') { it.still = it.scope.has('x') }) == [y: 2, gone: true, still: false]
    }

    def "conditions only read: #what"() {
        expect:
        faultOf(step('a') { it.x = 1 }, choose(when(question, step('b')))) == ['F016', message, 'set it in the step before']

        where:
        what     | question                         || message
        'write'  | { it.x = 2 }                     || "a condition only reads: it cannot set 'x'"
        'remove' | { it.scope.remove('x'); true }   || "a condition only reads: it cannot remove 'x'"
        'merge'  | { it.scope.merge(null, null) }   || 'a condition only reads: it cannot merge'
    }

    def "what a condition does to a value in place changes nothing"() {
        expect:
        valuesAfter(step('a') { it.rows = [2, 1] }, choose(when({ it.rows.sort(); true }, step('b')))) == [rows: [2, 1]]
    }

    def "current tells where the task stands"() {
        given:
        Map seen = new ConcurrentHashMap()

        when:
        run(
            parameters: [alpha: 0.5], tags: ['mine'], flowTags: ['nightly'],
            step('plain') { seen.plain = new LinkedHashMap(it.current) },
            foreach([['a', 'b'], ['c']], as: 'row',
                foreach('input', step('deep') { here ->
                    seen[here.current.taskId] = here.current.foreach.collect { new LinkedHashMap(it) }
                }), join('inner')),
            join('outer'),
            repeat('loop', { it.iteration == 1 }, atMost: 4, step('round') { here -> seen.round = here.current.repeat.collect { new LinkedHashMap(it) } }))

        then:
        def id = store.last.id
        with(seen.plain) {
            remove('tempDir') instanceof Path
            it == [
                flowName: 'f', runId: id, stepName: 'plain', taskId: '0', attempt: 0, originRunId: null, pathspec: "$id/plain/0",
                tags: ['nightly', 'mine'], userName: 'ann', projectName: null, branchName: null, isProduction: false,
                parameters: [alpha: 0.5], foreach: [], repeat: [], trigger: null, parallel: null, scheduledTime: null,
                idempotencyKey: "$id/plain/0"]
        }
        seen['0.1'] == [[name: 'row', index: 0, count: 2, value: ['a', 'b']], [name: 'input', index: 1, count: 2, value: 'b']]
        seen['1.0'] == [[name: 'row', index: 1, count: 2, value: ['c']], [name: 'input', index: 0, count: 1, value: 'c']]
        seen.round == [[name: 'loop', index: 1, count: 4]]
    }

    def "current cannot be changed, and its values are those of the names"() {
        expect:
        valuesAfter(parameters: [list: [1]], foreach([[5]], step('a') {
            it.same = it.current.foreach[0].value.is(it.input) && it.current.parameters.list.is(it.list)
            try { it.current.runId = 'x' } catch (UnsupportedOperationException refused) { it.refused = true }
        }), join('j') { it.seen = [it.inputs[0].same, it.inputs[0].refused] }).seen == [true, true]
    }

    def "a task has a folder of its own that is gone when the task is over"() {
        given:
        List<Path> folders = Collections.synchronizedList([])

        when:
        run(foreach([1, 2], step('a') {
            def folder = it.current.tempDir
            assert Files.list(folder).count() == 0
            Files.writeString(Files.createDirectories(folder.resolve('x/y')).resolve('file'), 'text')
            folders << folder
            assert it.current.tempDir == folder
        }), join('j'))

        then:
        failed == []
        folders.toSet().size() == 2
        folders.every { !Files.exists(it) }
    }


    private List<String> faultOf(Map given = [:], flow.graph.Node... nodes) {
        def result = run(given, nodes)
        assert result.failed() == 1
        def diagnosis = result.firstFailure().get()
        [diagnosis.code()?.name(), diagnosis.failure().message(), diagnosis.hint()]
    }

    private Set<String> setBy(String step) {
        (records.find { it instanceof TaskDone && it.task().step() == step } as TaskDone).set().keySet()
    }
}
