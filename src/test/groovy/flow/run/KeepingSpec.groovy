package flow.run

import flow.TimeoutException
import flow.artifact.UnkeepableValue
import flow.graph.Retry
import flow.store.RunEnd
import flow.store.TaskDone
import flow.store.TaskFailed
import spock.lang.Specification
import spock.lang.Timeout

import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch

import static flow.run.Nodes.step

/** A failure while a value is kept, once the body has ended, is one of its attempt. */
@Timeout(60)
class KeepingSpec extends Specification implements FlowFixture {
    ManualTimer timer = new ManualTimer()

    def "it is repeated like the body's"() {
        when:
        def result = run(step('s', retry: 2) { it.x = it.current.attempt < 2 ? [{ 1 }] : 'kept' })

        then:
        result.status() == RunEnd.Status.SUCCEEDED
        records.findAll { it instanceof TaskFailed }*.failure()*.type() == [UnkeepableValue.name] * 2
        done == ['s']
    }

    def "it is not caught when it is a fault of the language, and nothing that the body set is there"() {
        when:
        def result = run(
            step('s', catchInto: 'failure') { it.a = 1; it.b = [rows: [{ 1 }]] },
            step('after') { it.scope.names() })

        then:
        result.failures()*.failure()*.message() == ["artifact 'b' cannot be kept: b.rows[0] (groovy.lang.Closure) is a closure, which cannot be kept. Keep what it computes."]
        done == []
        failed == ['s']
    }

    def "a text that is put together while it is kept may fail like the body, with its place"() {
        when:
        def result = run(step('s') { it.b = [rows: ["${-> throw new IllegalStateException('late')}"]] })

        then:
        result.failures()*.failure()*.message()[0].contains('b.rows[0]')
        result.failures()*.failure()*.message()[0].contains('java.lang.IllegalStateException: late')
    }

    def "what is none of the language's faults is caught, and what could not be kept is not there"() {
        expect:
        with(valuesAfter(
            step('start') { it.rows = [1] },
            step('s', retry: 1, catchInto: 'failure') { it.rows << 2; it.text = ["${-> throw new OutOfMemoryError('no room')}"] })) {
            failure.type() == 'java.lang.OutOfMemoryError'
            failure.message() == 'no room'
            failure.attempts() == 2
            rows == [1]
            !it.containsKey('text')
        }
    }

    def "it counts for the attempt's timeout"() {
        given:
        def never = new CountDownLatch(1)
        def running = CompletableFuture.supplyAsync {
            run(timer: timer, step('s', timeout: Duration.ofSeconds(90), retry: 1) {
                def isFirst = it.current.attempt == 0
                it.text = ["${-> if (isFirst) { never.await() }; 'late'}"]
            })
        }

        when:
        timer.pass(Duration.ofSeconds(90))

        then:
        running.get().status() == RunEnd.Status.SUCCEEDED
        (records[0] as TaskFailed).failure().type() == TimeoutException.name
        (records[1] as TaskDone).set().keySet() == ['text'] as Set
    }

    def "on: asks for its class"() {
        expect:
        run(step('s', retry: new Retry(3, null, null, null, on)) { it.x = [{ 1 }] }).failures()*.failure()*.attempts() == [attempts]

        where:
        on                                || attempts
        ['java.io.IOException']           || 1
        [UnkeepableValue.name]            || 4
    }

    def "a value that can never be kept is refused where it is assigned, and the rest of the body does not run"() {
        given:
        def reached = false

        when:
        def result = run(step('s') { it.x = new Thread(); reached = true })

        then:
        result.failures()*.failure()*.message() == ["artifact 'x' cannot be kept: x (java.lang.Thread) is a thread, which cannot be kept. Keep what it computes."]
        !reached
    }

    def "an order that is lost with its comparator is told once"() {
        when:
        run(step('s') { it.x = new TreeSet(Comparator.reverseOrder()).tap { it.addAll([1, 2]) } }, step('t') { it.x << 3 })

        then:
        eventsOf(RunEvent.Warning).collect { [it.task().toString(), it.message()] } == [['s',
            'x is sorted by a comparator, which cannot be kept: it comes back in the same order, but what is added to it then is not sorted in']]
    }
}
