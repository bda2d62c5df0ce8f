package flow.run

import flow.client.Status
import flow.graph.Body
import flow.graph.Facts
import flow.graph.Flow
import flow.graph.Hook
import flow.graph.Hook.Occasion
import flow.graph.Node
import flow.graph.Scope
import flow.graph.Starts
import flow.problem.Fault
import flow.store.RunEnd
import flow.store.TaskDone
import flow.store.TaskFailed
import spock.lang.Specification

import java.util.concurrent.CountDownLatch

import static flow.run.Nodes.*

class HooksSpec extends Specification implements FlowFixture {

    List<String> called = []

    def "after a run that succeeded its hooks run in their order, after one that failed the others: #occasion"() {
        when:
        def result = runHooked(
            [success { called << 'first' }, failure { called << 'failed' }, success { called << 'second' }, failure { called << 'too' }],
            step('a') { if (fails) { throw new IllegalStateException('no') } })

        then:
        called == expected
        result.status() == status
        eventsOf(RunEvent.TaskFinished)*.task()*.toString().findAll { it.startsWith('@') } == tasks

        where:
        occasion  | fails || expected            | tasks                            | status
        'success' | false || ['first', 'second'] | ['@onSuccess', '@onSuccess-2']   | RunEnd.Status.SUCCEEDED
        'failure' | true  || ['failed', 'too']   | ['@onFailure', '@onFailure-2']   | RunEnd.Status.FAILED
    }

    def "a hook sees its run as it ended, parameters, configs and current, and no artifacts"() {
        given:
        def seen = [:]

        when:
        runHooked([success { Scope scope ->
            def run = scope.run()
            seen = [run.status, run.isOver(), run.steps*.name, run['a'][0]['total'], run.artifacts.keySet(), run.endedAt != null,
                    scope.read('alpha'), scope.read('cfg').x, scope.current().stepName, scope.current().runId == run.id,
                    scope.has('total'), scope.names()]
        }], [parameters: [alpha: 5], configs: [cfg: [x: 1]]], step('a') { it.total = 3 })

        then:
        seen == [Status.SUCCEEDED, true, ['a'], 3, ['total'] as Set, true, 5, 1, '@onSuccess', true, false, [] as Set]
    }

    def "a hook after a failure finds the root cause"() {
        given:
        def found = null

        when:
        runHooked([failure { found = it.run().failures }], step('a') { throw new IllegalStateException('no') })

        then:
        found*.step == ['a']
        found[0].failure.message == 'no'
    }

    def "the failure of a hook is told and kept, the next one runs, and nothing changes"() {
        when:
        def result = runHooked([success { throw new IllegalStateException('hook') }, success { called << 'next' }], step('a'))

        then:
        result.status() == RunEnd.Status.SUCCEEDED
        result.failed() == 0
        result.failures() == []
        called == ['next']
        eventsOf(RunEvent.TaskFailed)*.task()*.toString() == ['@onSuccess']
        records.findAll { it instanceof TaskFailed }.collect { [it.task().toString(), it.failure().message(), it.last()] } ==
            [['@onSuccess', 'hook', true]]
        (records.last() as RunEnd).status() == RunEnd.Status.SUCCEEDED
    }

    def "a failing hook behind a failed run leaves its root cause alone"() {
        when:
        def result = runHooked([failure { throw new IllegalStateException('hook') }], step('a') { throw new IllegalStateException('step') })

        then:
        result.failures()*.failure()*.message() == ['step']
        result.failed() == 1
    }

    def "what a fail-fast run left undone stays undone, and its hooks run"() {
        when:
        def result = runHooked([failure { called << 'hook' }], [failFast: true, maxWorkers: 1],
            foreach([1, 2, 3], step('each') { called << it.input; if (it.input == 1) { throw new Error() } }), join('end'))

        then:
        called == [1, 'hook']
        result.notStarted()*.step() == ['each', 'end']
    }

    def "a hook sets and removes nothing: #what"() {
        given:
        def fault = null

        when:
        def result = runHooked([success { Scope scope ->
            try {
                change(scope)
            } catch (Fault caught) {
                fault = caught
            }
        }], step('a'))

        then:
        result.status() == RunEnd.Status.SUCCEEDED
        fault.code().name() == 'F015'
        records.findAll { it instanceof TaskDone && it.task().step() == '@onSuccess' }*.set() == [[:]]

        where:
        what      | change
        'write'   | { it.write('x', 1) }
        'remove'  | { it.remove('x') }
    }

    def "what the run left is safe on the disk before a hook tells of it"() {
        when:
        runHooked([success { called << store.last.calls.last() }], step('a'))

        then:
        called == ['sync after 1']
    }

    def "no hook runs after a run that was aborted"() {
        given:
        def engine = engine()

        when:
        def result = engine.run(flowWith([success { called << 'success' }, failure { called << 'failure' }], [:], step('a') { engine.abort(); Thread.sleep(60_000) }),
            [:], options()) { events << it }

        then:
        result.status() == RunEnd.Status.ABORTED
        called == []
    }

    def "a hook that hangs is ended as the run is aborted, and no other follows"() {
        given:
        def engine = engine()
        def begun = new CountDownLatch(1)

        when:
        def result = engine.run(
            flowWith([success { engine.abort(); begun.await() }, success { called << 'next' }], [:], step('a')), [:], options()) { events << it }

        then:
        result.status() == RunEnd.Status.ABORTED
        called == []
        records.findAll { it instanceof TaskFailed }.collect { [it.task().toString(), it.failure().kind()] } == [['@onSuccess', 'killed']]
    }

    private static Hook success(@DelegatesTo(Scope) Closure<?> body) { hook(Occasion.SUCCESS, body) }

    private static Hook failure(Closure<?> body) { hook(Occasion.FAILURE, body) }

    private static Hook hook(Occasion occasion, Closure<?> body) {
        new Hook(at(80), occasion, new Body(at(80), Facts.NONE, { Scope scope -> body.call(scope) } as Body.Code))
    }

    private static Flow flowWith(List<Hook> hooks, Map given, Node... nodes) {
        def plain = Nodes.flow(given, nodes)
        new Flow(plain.name(), plain.position(), null, [], null, Starts.BY_HAND, plain.parameters(), plain.configs(), plain.block(), hooks, [])
    }

    private RunResult runHooked(List<Hook> hooks, Map given = [:], Node... nodes) {
        events.clear()
        engine().run(flowWith(hooks, given, nodes), given.parameters ?: [:], options(given)) { events << it }
    }
}
