package flow.run

import spock.lang.Specification
import spock.lang.Timeout

/** What bodies read of {@code current}; NamesSpec tells what it holds in every place of a run. */
@Timeout(60)
class CurrentSpec extends Specification implements ScriptRuns {

    def "current.#key"() {
        expect:
        resultsOf("""
            flow('sales') {
                project 'shop'
                tags 'nightly'
                parameter 'alpha', default: 0.5
                step('load') { result(current.$key) }
            }""", parameters: [alpha: 0.25], tags: ['mine'], branchName: 'test.x') == [value instanceof Closure ? value(store.last.id) : value]

        where:
        key                | value
        'flowName'         | 'sales'
        'runId'            | { it }
        'stepName'         | 'load'
        'taskId'           | '0'
        'attempt'          | 0
        'originRunId'      | null
        'pathspec'         | { "$it/load/0".toString() }
        'tags'             | ['nightly', 'mine']
        'userName'         | 'ann'
        'projectName'      | 'shop'
        'branchName'       | 'test.x'
        'isProduction'     | false
        'parameters'       | [alpha: 0.25]
        'parameters.alpha' | 0.25
        'foreach'          | []
        'repeat'           | []
        'trigger'          | null
        'parallel'         | null
        'scheduledTime'    | null
        'idempotencyKey'   | { "$it/load/0".toString() }
    }

    def "in forks and loops it tells where the task stands, outermost first"() {
        expect:
        resultsOf('''
            flow('f') {
                step('s') { rows = [[name: 'a'], [name: 'b']] }
                foreach('rows', as: 'row') {
                    repeat('r', until: { iteration == 1 }, atMost: 3) {
                        step('t') { if (index == 1 && iteration == 1) result([current.taskId, current.foreach, current.repeat]) }
                    }
                }
                join('j') { }
                step('g', nodes: 2) { if (current.parallel.nodeIndex == 1) result([current.taskId, current.parallel]) }
                join('h') { }
            }''') == [
            ['1~1', [[name: 'row', index: 1, count: 2, value: [name: 'b']]], [[name: 'r', index: 1, count: 3]]],
            ['n1', [nodeIndex: 1, numNodes: 2, mainAddress: '127.0.0.1']]]
    }

    def "items and parameters in it are the task's own, as those that their names answer"() {
        expect:
        resultsOf('''
            flow('f') {
                parameter 'options', type: Json, default: [depth: 3]
                foreach([[name: 'a']], as: 'row') {
                    step('s') {
                        result([current.foreach[0].value.is(row), current.foreach.last().value == input, row.nothing, current.foreach[0].value.nothing,
                                current.parameters.options == options, current.parameters.options.nothing])
                    }
                }
                join('j') { }
            }''', parameters: [options: [depth: 3]]) == [[true, true, null, null, true, null]]
    }

    def "an attempt has its number; the idempotency key stays the same"() {
        when:
        resultsOf('''
            flow('f') { step('s', retry: 2) { result([current.attempt, current.idempotencyKey]); if (current.attempt < 2) throw new IOException() } }''')

        then:
        results*.first() == [0, 1, 2]
        results*.last().unique() == ["${store.last.id}/s/0".toString()]
    }

    def "it cannot be changed at any depth: #code"() {
        expect:
        runScript("flow('f') { parameter 'a'; foreach([1]) { step('s') { $code } }; join('j') { } }", parameters: [a: 1], tags: ['x'])
            .firstFailure().get().failure().with { [it.type(), it.message()] } == [type, message]

        where:
        code                               || type                                      | message
        "current.runId = 'x'"              || 'flow.problem.Fault'                      | "'current' is read-only"
        "current['runId'] = 'x'"           || 'flow.problem.Fault'                      | "'current' is read-only"
        "current.remove('runId')"          || 'flow.problem.Fault'                      | "'current' is read-only"
        "current.parameters.a = 2"         || 'flow.problem.Fault'                      | "'current.parameters' is read-only"
        "current.foreach[0].index = 2"     || 'flow.problem.Fault'                      | "'current.foreach[0]' is read-only"
        "current.tags << 'y'"              || 'flow.problem.Fault'                      | "'current.tags' is read-only"
        "current.foreach << [:]"           || 'flow.problem.Fault'                      | "'current.foreach' is read-only"
    }

    def "a name that it does not have is an error with the nearest: #code"() {
        when:
        def failure = runScript("flow('f') { parameter 'alpha'; foreach([1]) { step('s') { x = $code } }; join('j') { } }", parameters: [alpha: 1]).firstFailure().get()

        then:
        [failure.code().name(), failure.failure().message(), failure.hint()] == ['F028', message, hint]

        where:
        code                           || message                                  | hint
        'current.stpName'              || "'current' has no 'stpName'"              | "did you mean 'stepName'?"
        "current['runid']"             || "'current' has no 'runid'"                | "did you mean 'runId'?"
        'current.parameters.alhpa'     || "'current.parameters' has no 'alhpa'"     | "did you mean 'alpha'?"
        'current.foreach[0].indx'      || "'current.foreach[0]' has no 'indx'"      | "did you mean 'index'?"
    }

    def "it is a map, and so are configs: #code"() {
        expect:
        resultsOf("flow('f') { config 'cfg', default: [a: 1, b: [c: [2, 3]]]; step('s') { result($code) } }") == [value]

        where:
        code                                                  || value
        'cfg.collect { k, v -> k }'                           || ['a', 'b']
        'cfg.findAll { k, v -> v == 1 }'                      || [a: 1]
        'cfg.collectEntries { k, v -> [k.toUpperCase(), 0] }' || [A: 0, B: 0]
        'cfg.b.c.sum()'                                       || 5
        'cfg == [a: 1, b: [c: [2, 3]]]'                       || true
        'groovy.json.JsonOutput.toJson(cfg)'                  || '{"a":1,"b":{"c":[2,3]}}'
        '"" + cfg.b'                                          || '[c:[2, 3]]'
        'cfg.getOrDefault("z", 7)'                            || 7
        'cfg.containsKey("z")'                                || false
        'current.any { k, v -> k == "runId" && v }'           || true
    }

    def "a config can be kept, as what it says"() {
        expect:
        resultsOf('''
            flow('f') {
                config 'cfg', default: [a: 1, b: [c: [2, 3]]]
                step('s') { all = cfg; part = cfg.b }
                step('t') { all.a = 5; result([all, part]) }
            }''') == [[[a: 5, b: [c: [2, 3]]], [c: [2, 3]]]]
    }
}
