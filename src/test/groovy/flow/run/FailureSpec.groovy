package flow.run

import flow.store.RunEnd
import flow.store.TaskFailed
import spock.lang.Specification
import spock.lang.Timeout

import java.util.concurrent.CountDownLatch

import static flow.run.Nodes.*

/** What a failure ends, and what it does not. */
@Timeout(20)
class FailureSpec extends Specification implements FlowFixture {

    def "a failed task ends its path, and what was to follow is not started"() {
        when:
        def result = run(step('a'), step('b') { throw new IOException('no route') }, step('c'), step('d'))

        then:
        result.status() == RunEnd.Status.FAILED
        result.failures()*.failure()*.toString() == ['java.io.IOException: no route']
        result.failures()*.failure()*.task() == ['b']
        result.notStarted()*.toString() == ['NotStarted[step=c, times=1]', 'NotStarted[step=d, times=1]']
        done == ['a']
        failed == ['b']
        (records.last() as RunEnd).status() == RunEnd.Status.FAILED
    }

    def "a thousand items run to their end although some fail, and the join does not run"() {
        when:
        def result = run(
            maxWorkers: 8,
            foreach((0..<1_000).toList(), step('check') { if (it.input % 10 == 7) throw new IllegalStateException("item $it.input") }, step('use')),
            join('gather'), step('after'))

        then:
        result.failed() == 100
        result.failures().size() == 100
        done.count { it.startsWith('check[') } == 900
        done.count { it.startsWith('use[') } == 900
        failed.toSet() == (0..<1_000).findAll { it % 10 == 7 }.collect { "check[$it]".toString() } as Set
        result.notStarted()*.toString() == ['NotStarted[step=use, times=100]', 'NotStarted[step=gather, times=1]', 'NotStarted[step=after, times=1]']
    }

    def "a failing branch leaves the others alone"() {
        when:
        def result = run(
            parallel(
                branch('bad', step('breaks') { throw new IOException() }, step('skipped')),
                branch('good', step('one'), step('two'))),
            join('j'))

        then:
        done.toSet() == ['one', 'two'] as Set
        result.notStarted()*.step() == ['skipped', 'j']
    }

    def "a failure in an inner fork ends that item only"() {
        when:
        def result = run(
            foreach([1, 2, 3], as: 'n',
                step('rows') { it.rows = [10, 20] },
                foreach('rows', step('inner') { if (it.n == 2 && it.index == 1) throw new IOException() }),
                join('close'),
                step('end')),
            join('all'))

        then:
        failed == ['inner[1,1]']
        done.findAll { it.startsWith('close') }.toSet() == ['close[0]', 'close[2]'] as Set
        done.findAll { it.startsWith('end') }.toSet() == ['end[0]', 'end[2]'] as Set
        result.notStarted()*.toString() == ['NotStarted[step=close, times=1]', 'NotStarted[step=end, times=1]', 'NotStarted[step=all, times=1]']
    }

    def "the first failure in time is named first, wherever it stands in the script"() {
        given:
        def secondFailed = new CountDownLatch(1)

        when:
        def result = run(maxWorkers: 2, listener: { if (it instanceof RunEvent.TaskFailed) secondFailed.countDown() }, parallel(
            branch(step('first') { secondFailed.await(); throw new IOException() }),
            branch(step('second') { throw new IOException() })), join('j'))

        then:
        result.failures()*.failure()*.step() == ['second', 'first']
        result.firstFailure().get().failure().step() == 'second'
    }

    def "with fail-fast nothing new is started after the first final failure, and what runs goes on to its end"() {
        given:
        def failedOne = new CountDownLatch(1)

        when:
        def result = run(failFast: true, maxWorkers: 2, listener: { if (it instanceof RunEvent.TaskFailed) failedOne.countDown() },
            foreach((0..<100).toList(),
                step('s') { if (it.input == 0) { throw new IOException() } else { failedOne.await() } },
                step('t')),
            join('j'))

        then:
        done == ['s?', 's[1]']
        failed == ['s[0]']
        result.notStarted()*.toString() == ['NotStarted[step=s, times=98]', 'NotStarted[step=t, times=100]', 'NotStarted[step=j, times=1]']
    }

    def "a failed round ends the loop"() {
        when:
        def result = run(repeat('r', { false }, atMost: 5, step('s') { if (it.iteration == 2) throw new IOException() }, step('t')), step('after'))

        then:
        done == ['s[~0]', 't[~0]', 's[~1]', 't[~1]']
        result.notStarted()*.step() == ['t', 'after']
    }

    def "a failing condition fails the task that asks it, before anything of the choice runs"() {
        when:
        def result = run(step('a') { it.n = 1 }, choose(when({ it.missing > 1 }, step('b'))), step('c'))

        then:
        failed == ['a']
        result.failures()*.code()*.name() == ['F012']
        result.failures()*.position() == [at(62)]
        result.notStarted()*.step() == ['b', 'c']
        done == []
    }

    def "a foreach whose items cannot be decided names their place"() {
        when:
        def result = run(step('a') { it.rows = 'abc' }, foreach('rows', step('s')), join('j'))

        then:
        failed == ['a']
        result.failures()*.code()*.name() == ['F004']
        result.failures()*.hint() == ['call `.toList()`']
        result.failures()*.position() == [at(41)]
        result.notStarted()*.step() == ['s', 'j']
    }

    def "an Error is a failure like any other, and the run goes on elsewhere: #error.class.simpleName"() {
        when:
        def result = run(parallel(branch(step('bad') { throw error }), branch(step('good'))), join('j'))

        then:
        result.failures()*.failure()*.type() == [error.class.name]
        done == ['good']

        where:
        error << [new StackOverflowError(), new OutOfMemoryError('Java heap space'), new AssertionError('x' as Object), new LinkageError()]
    }

    def "a failure carries the user's frames only, and the line of the innermost"() {
        given:
        def users = { StackTraceElement frame -> frame.fileName == 'FailureSpec.groovy' && frame.methodName != 'doCall' }

        when:
        def result = run(isUsers: users, step('s') { breakHere() })

        then:
        def diagnosis = result.firstFailure().get()
        diagnosis.frames().size() == 1
        diagnosis.frames()[0] ==~ /breakHere \(FailureSpec\.groovy:\d+\)/
        diagnosis.position().file() == 'FailureSpec.groovy'
        diagnosis.frames()[0].contains(":${diagnosis.position().line()})")
        diagnosis.failure().stackTrace() ==~ /java\.io\.IOException: outer\n\tat flow\.run\.FailureSpec\.breakHere\(FailureSpec\.groovy:\d+\)\nCaused by: .*IllegalStateException: inner\n\tat .*breakHere.*\n/
    }

    private static void breakHere() {
        throw new IOException('outer', new IllegalStateException('inner'))
    }

    def "a task whose value cannot be kept fails, and the message names the artifact and the class"() {
        when:
        def result = run(step('s') { it.handler = Thread.currentThread() }, step('t'))

        then:
        result.failures()*.failure()*.message()[0].contains("'handler'")
        result.notStarted()*.step() == ['t']
        done == []
    }

    def "when the store cannot be written the run ends with that fault, and tasks are told to end"() {
        given:
        def wasTold = new CountDownLatch(1)
        def broken = new flow.store.StoreFailure('the disk is full', null)

        when:
        run(maxWorkers: 2, parallel(
            branch(step('long') { try { new CountDownLatch(1).await() } catch (InterruptedException told) { wasTold.countDown() } }),
            branch(step('short') { store.last.beforeAppend = { record -> throw broken } })), join('j'))

        then:
        def fault = thrown(flow.store.StoreFailure)
        fault.is(broken)
        wasTold.await()
    }

    def "corrupt data that a task met is told beside its failure"() {
        given:
        def corrupt = new flow.store.StoreCorrupt('blob 1', 'wrong digest')

        when:
        def result = run(step('s', catchInto: 'f') { throw new RuntimeException(corrupt) })

        then:
        result.status() == RunEnd.Status.FAILED
        result.storeFault().is(corrupt)
    }

    def "two failures of the same gang are one: the others are killed"() {
        when:
        def result = run(gang('g', 3) { if (it.current.parallel.nodeIndex == 1) throw new IOException('one'); new CountDownLatch(1).await() }, join('j'))

        then:
        result.failures()*.failure()*.task() == ['g[#1]']
        eventsOf(RunEvent.TaskKilled)*.task()*.toString() == ['g[#0]', 'g[#2]']
        records.findAll { it instanceof TaskFailed }*.failure()*.kind() == ['exception', 'killed', 'killed']
        result.notStarted()*.step() == ['j']
    }
}
