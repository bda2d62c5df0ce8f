package flow.run

import flow.TimeoutException
import flow.graph.Retry
import flow.store.RunEnd
import flow.store.StoreFailure
import flow.store.TaskDone
import flow.store.TaskFailed
import spock.lang.Specification
import spock.lang.Timeout

import java.time.Duration
import java.util.concurrent.BlockingQueue
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.atomic.AtomicInteger

import static flow.run.Nodes.*

/** Attempts: how many, when, and what is left of those that failed. */
@Timeout(20)
class RetrySpec extends Specification implements FlowFixture {
    ManualTimer timer = new ManualTimer()

    def "retry: 3 makes up to 3 more attempts, and stops at the first that succeeds"() {
        expect:
        valuesAfter(step('s', retry: 3) { it.seen = it.current.attempt; if (it.current.attempt < good) throw new IOException() }) == [seen: good]
        records.count { it instanceof TaskFailed } == good
        records.findAll { it instanceof TaskFailed }*.last().every { !it }
        (records.find { it instanceof TaskDone } as TaskDone).attempt() == good
        eventsOf(RunEvent.TaskRetried)*.attempt() == (0..<good).toList()

        where:
        good << [0, 1, 3]
    }

    def "after the last attempt the task has failed, once"() {
        when:
        def result = run(step('s', retry: 2) { throw new IOException("attempt $it.current.attempt") }, step('t'))

        then:
        result.failed() == 1
        result.failures()*.failure()*.message() == ['attempt 2']
        result.failures()*.failure()*.attempts() == [3]
        records.findAll { it instanceof TaskFailed }*.last() == [false, false, true]
        result.notStarted()*.step() == ['t']
    }

    def "the next attempt sees nothing of what the last one did"() {
        expect:
        valuesAfter(
            step('start') { it.rows = [1] },
            step('s', retry: 1) {
                it.rows << 2
                it.had = it.scope.has('half')
                it.half = true
                if (it.current.attempt == 0) throw new IOException()
            }) == [rows: [1, 2], had: false, half: true]
    }

    def "delays grow by the factor up to the longest, and a waiting task needs no worker"() {
        given:
        def retry = new Retry(3, Duration.ofSeconds(10), 3d, Duration.ofSeconds(60), null)
        def running = CompletableFuture.supplyAsync {
            run(timer: timer, maxWorkers: 1, parallel(
                branch(step('flaky', retry: retry) { if (it.current.attempt < 3) throw new IOException() }),
                branch(step('other'))), join('j'))
        }

        when:
        [10, 30, 60].each { timer.pass(Duration.ofSeconds(it)) }

        then:
        running.get().status() == RunEnd.Status.SUCCEEDED
        done == ['other', 'flaky', 'j']
        eventsOf(RunEvent.TaskRetried)*.delay() == [10, 30, 60].collect { Duration.ofSeconds(it) }
    }

    def "only the classes of on: are repeated, as causes too: #thrown"() {
        when:
        run(step('s', retry: new Retry(1, null, null, null, ['java.io.IOException'])) { throw thrown })

        then:
        records.count { it instanceof TaskFailed } == attempts

        where:
        thrown                                              || attempts
        new IOException()                                   || 2
        new FileNotFoundException()                         || 2
        new RuntimeException(new IOException())             || 2
        new IllegalStateException()                         || 1
    }

    def "what the store could not do is repeated, outside of on:"() {
        given:
        def failures = new AtomicInteger()

        when:
        def result = run(
            listener: { event ->
                if (event instanceof RunEvent.RunStarted) {
                    store.last.beforeKeep = { if (failures.getAndIncrement() == 0) throw new StoreFailure('slow disk', null) }
                }
            },
            step('s', retry: new Retry(1, null, null, null, ['java.io.IOException'])) { it.x = 1 })

        then:
        result.status() == RunEnd.Status.SUCCEEDED
        (records[0] as TaskFailed).failure().kind() == 'lost'
    }

    def "a failure while deciding is repeated with the body"() {
        given:
        def bodies = new AtomicInteger()

        when:
        def result = run(
            step('s', retry: 1) { it.n = bodies.incrementAndGet() },
            choose(when({ if (it.n == 1) throw new IOException(); it.n == 2 }, step('taken'))))

        then:
        result.status() == RunEnd.Status.SUCCEEDED
        done == ['s', 'taken']
    }

    def "a task that only decides is repeated three times"() {
        when:
        def result = run(choose(when({ throw new IOException() }, step('s'))))

        then:
        result.failures()*.failure()*.task() == ['s?']
        result.failures()*.failure()*.attempts() == [4]
    }

    def "an attempt that takes too long is interrupted, fails as a timeout, and is repeated"() {
        given:
        def never = new CountDownLatch(1)
        def running = CompletableFuture.supplyAsync {
            run(timer: timer, step('s', timeout: Duration.ofSeconds(90), retry: 1) { if (it.current.attempt == 0) never.await() })
        }

        when:
        timer.pass(Duration.ofSeconds(90))

        then:
        running.get().status() == RunEnd.Status.SUCCEEDED
        def failure = (records[0] as TaskFailed).failure()
        failure.kind() == 'timeout'
        failure.type() == TimeoutException.name
        failure.message() == 'it took longer than its timeout of 1 min 30 s'
        timer.pending == []
    }

    def "on: covers timeouts by their class"() {
        given:
        def never = new CountDownLatch(1)
        def running = CompletableFuture.supplyAsync {
            run(timer: timer, step('s', timeout: Duration.ofSeconds(90), retry: new Retry(1, null, null, null, on)) { if (it.current.attempt == 0) never.await() })
        }

        when:
        timer.pass(Duration.ofSeconds(90))

        then:
        running.get().status() == status

        where:
        on                        || status
        ['flow.TimeoutException'] || RunEnd.Status.SUCCEEDED
        ['java.io.IOException']   || RunEnd.Status.FAILED
    }

    def "a body that ignores its interrupt is left behind: the run goes on, and what it still does is dropped"() {
        given:
        def release = new CountDownLatch(1)
        def running = CompletableFuture.supplyAsync {
            run(timer: timer, maxWorkers: 1,
                step('start') { it.x = 'before' },
                step('stubborn', timeout: Duration.ofSeconds(5), catchInto: 'failure') {
                    while (release.count > 0) {
                        try { release.await() } catch (InterruptedException ignored) { }
                    }
                    it.x = 'late'
                },
                step('after') { it.seen = it.x; it.kind = it.failure.kind(); release.countDown() },
                step('last') { it.x = it.x + '!' })
        }

        when:
        timer.pass(Duration.ofSeconds(5))

        then:
        running.get().status() == RunEnd.Status.SUCCEEDED
        done == ['start', 'stubborn', 'after', 'last']
        setBy('after') == [seen: '"before"', kind: '"timeout"']
        setBy('last') == [x: '"before!"']
    }

    def "catchInto takes the last attempt's failure, and what the body set before it is kept"() {
        expect:
        with(valuesAfter(
            step('start') { it.rows = [1] },
            step('s', retry: 1, catchInto: 'failure') { it.rows << it.current.attempt; it.half = 'yes'; throw new IOException('no route') }
        )) {
            rows == [1, 1]
            half == 'yes'
            failure.type() == 'java.io.IOException'
            failure.message() == 'no route'
            failure.kind() == 'exception'
            failure.attempts() == 2
            failure.step() == 's'
        }
        eventsOf(RunEvent.TaskFinished).findAll { it.caught() }*.task()*.toString() == ['s']
    }

    def "catchInto applies although on: ends the attempts early"() {
        expect:
        valuesAfter(step('s', retry: new Retry(3, null, null, null, ['java.io.IOException']), catchInto: 'f') { throw new IllegalStateException() }).f.attempts() == 1
    }

    def "catchInto's artifact is null when the step succeeded, also where it held a failure before"() {
        expect:
        valuesAfter(
            repeat('r', { it.iteration == 1 }, atMost: 5,
                step('s', catchInto: 'failure') { if (it.iteration == 0) throw new IOException() },
                step('t') { it.scope.write("seen$it.iteration", it.failure != null) })) == [failure: null, seen0: true, seen1: false]
    }

    def "catchInto does not cover faults of the language: #what"() {
        when:
        def result = run(step('s', catchInto: 'failure', body))

        then:
        result.status() == RunEnd.Status.FAILED
        result.failures()*.code() == [code]

        where:
        what                  | code                   | body
        'an unset name'       | flow.problem.Code.F012 | { it.x = it.totl }
        'wrapped by the body' | flow.problem.Code.F012 | { try { it.totl } catch (e) { throw new IOException(e) } }
        'an unkeepable value' | flow.problem.Code.F004 | { it.x = Thread.currentThread() }
    }

    def "a gang is repeated as a whole"() {
        given:
        def runs = new AtomicInteger()

        when:
        def result = run(
            gang('g', 3, retry: 1) { runs.incrementAndGet(); if (it.current.attempt == 0 && it.current.parallel.nodeIndex == 2) throw new IOException() },
            join('j'))

        then:
        result.status() == RunEnd.Status.SUCCEEDED
        runs.get() >= 4
        done.toSet() == ['g[#0]', 'g[#1]', 'g[#2]', 'j'] as Set
        records.findAll { it instanceof TaskDone && it.task().step() == 'g' }*.attempt() == [1, 1, 1]
    }

    def "a caught node of a gang does not end the others"() {
        expect:
        valuesAfter(
            gang('g', 2, catchInto: 'failure') { if (it.current.parallel.nodeIndex == 0) throw new IOException(); it.x = 1 },
            join('j') { it.kinds = it.inputs*.failure*.kind() }).kinds == ['exception', null]
    }

    def "with fail-fast a task that waits for its next attempt has failed"() {
        given:
        def waiting = new CountDownLatch(1)

        when:
        def result = run(timer: timer, failFast: true, maxWorkers: 2, listener: { if (it instanceof RunEvent.TaskRetried) waiting.countDown() },
            parallel(
                branch(step('flaky', retry: new Retry(1, Duration.ofHours(1), null, null, null)) { throw new IOException('flaky') }),
                branch(step('bad') { waiting.await(); throw new IOException('bad') })), join('j'))

        then:
        result.failures()*.failure()*.message() == ['bad', 'flaky']
    }

    def "a thread that hangs where no interrupt reaches it is left behind at the timeout: #where"() {
        given:
        def running = CompletableFuture.supplyAsync {
            run(timer: timer, maxWorkers: 1, step('s', timeout: Duration.ofSeconds(90), catchInto: 'failure', hang), step('t') { it.kind = it.failure.kind(); it.task = it.failure.task() })
        }

        when:
        def hanging = HANGING.take()
        timer.pass(Duration.ofSeconds(90))

        then:
        running.get().status() == RunEnd.Status.SUCCEEDED
        setBy('t') == [kind: '"timeout"', task: '"s"']

        cleanup:
        hanging?.close()

        where:
        where             | hang
        'a socket'        | { def server = new ServerSocket(0); HANGING.add(server); new Socket(server.inetAddress, server.localPort).inputStream.read() }
        'a busy loop'     | { def over = new CountDownLatch(1); HANGING.add({ over.countDown() } as Closeable); while (over.count > 0) { Thread.onSpinWait() } }
        'a lock'          | { def lock = new java.util.concurrent.Semaphore(0); HANGING.add({ lock.release() } as Closeable); lock.acquireUninterruptibly() }
    }

    def "keeping the values counts against the timeout"() {
        given:
        def never = new CountDownLatch(1)
        def running = CompletableFuture.supplyAsync {
            run(timer: timer, step('s', timeout: Duration.ofSeconds(90)) { it.rows = ["${-> never.await()}"] })
        }

        when:
        timer.pass(Duration.ofSeconds(90))

        then:
        running.get().failures()*.failure()*.kind() == ['timeout']

        cleanup:
        never.countDown()
    }

    def "catchInto takes what fails while values are kept, and then nothing else of the body is: #thrown"() {
        given:
        def keep = { if (new String(it.bytes()) == '"large"') throw thrown }

        expect:
        valuesAfter(
            listener: { event -> if (event instanceof RunEvent.RunStarted) store.last.beforeKeep = keep },
            step('s', retry: 1, catchInto: 'failure') { it.small = 1; it.large = 'large' },
            step('t') { it.told = [it.failure.type(), it.failure.attempts()] }).subMap(['told', 'small', 'large']) == [told: [thrown.class.name, 2]]

        where:
        thrown << [new OutOfMemoryError(), new StackOverflowError(), new StoreFailure('slow disk', null)]
    }

    def "a thousand items of which some fail are caught, and the join runs over all of them"() {
        expect:
        valuesAfter(maxWorkers: 8,
            foreach((0..<1_000).toList(), step('s', retry: 1, catchInto: 'failure') { if (it.input % 10 == 7) throw new IOException("item $it.input"); it.x = it.input }),
            join('j') { it.failures = it.inputs.findAll { it.failure != null }*.failure*.task(); it.sum = it.inputs.findAll { it.failure == null }*.x.sum() }
        ) == [failures: (0..<1_000).findAll { it % 10 == 7 }.collect { "s[$it]".toString() }, sum: (0..<1_000).findAll { it % 10 != 7 }.sum()]
        records.count { it instanceof TaskFailed } == 100
    }

    def "items that fail free their place for others: all of them are tried, never more than maxParallel at a time"() {
        given:
        def now = new AtomicInteger()
        def most = Collections.synchronizedSet(new TreeSet())

        when:
        def result = run(maxWorkers: 8, foreach((0..<50).toList(), maxParallel: 3, step('s', retry: 1) {
            most << now.incrementAndGet()
            now.decrementAndGet()
            throw new IOException()
        }), join('j'))

        then:
        result.failed() == 50
        most.last() <= 3
        records.count { it instanceof TaskFailed } == 100
    }

    /** What ends a thread that hangs; there as soon as it is about to. */
    static final BlockingQueue<Closeable> HANGING = new LinkedBlockingQueue<>()

    private Map<String, String> setBy(String step) {
        def record = records.find { it instanceof TaskDone && it.task().step() == step } as TaskDone
        record.set().collectEntries { name, ref -> [name, new String(ref.inline())] }
    }
}
