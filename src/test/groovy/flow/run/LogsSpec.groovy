package flow.run

import flow.store.LogEntry
import flow.store.LogLine
import flow.store.LogLine.Stream
import flow.store.LogSource
import flow.store.RunEnd
import flow.store.StoreFailure
import flow.store.TaskFailed
import spock.lang.Specification
import spock.lang.Timeout

import java.time.Duration
import java.time.Instant
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.ForkJoinPool
import java.util.concurrent.ThreadFactory
import java.util.concurrent.atomic.AtomicInteger

import static flow.run.Nodes.*

/** Whose line it is. */
@Timeout(60)
class LogsSpec extends Specification implements FlowFixture {

    def "32 tasks print 5,000 lines each, at the same time: every line is in its own task's log, once and in order, and is told"() {
        when:
        run(maxWorkers: 32, foreach((0..<32).toList(), step('talk') { here ->
            5_000.times { (it % 2 ? output.out() : output.err()).println("$here.input: line $it") }
        }), join('j'))

        then:
        def stored = store.last.printed.groupBy { it.source() }
        stored.keySet()*.task()*.toString() as Set == (0..<32).collect { "talk[$it]".toString() } as Set
        stored.every { source, entries -> isWhole(source.task().path()[0].number(), entries*.line()) }
        told() == stored
    }

    def "a line is told before the end of the task that printed it"() {
        when:
        run(step('a') { output.out().println('hello') })

        then:
        events*.class*.simpleName == ['RunStarted', 'TaskStarted', 'LinePrinted', 'TaskFinished', 'RunFinished']
    }

    def "threads that a body starts print into its task's log: #kind"() {
        when:
        run(step('a') { start(output.out()) })

        then:
        texts('a') == ['hello']

        where:
        kind                       | start
        'a thread'                 | { out -> Thread.start { out.println('hello') }.join() }
        'a thread of a thread'     | { out -> Thread.start { Thread.start { out.println('hello') }.join() }.join() }
        'an executor'              | { out -> within(Executors.newFixedThreadPool(2)) { out.println('hello') } }
        'one with its own factory' | { out -> within(Executors.newFixedThreadPool(2, { new Thread(it) } as ThreadFactory)) { out.println('hello') } }
        'a pool for forks'         | { out -> within(new ForkJoinPool(2)) { out.println('hello') } }
        'a timer'                  | { out -> timed { out.println('hello') } }
    }

    def "a pool that tasks share prints into the run's log, never into that of the task that made it start a thread"() {
        given:
        def shared = Executors.newFixedThreadPool(1)
        def started = new CountDownLatch(1)
        def over = new CountDownLatch(1)

        when:
        run(maxWorkers: 4, parallel(
            branch(step('first') {
                shared.submit { output.out().println('from first') }.get()
                started.countDown()
                over.await()
            }),
            branch(step('second') {
                started.await()
                shared.submit { output.out().println('from second') }.get()
                over.countDown()
            })), join('j'))

        then:
        texts('first') == []
        texts('second') == []
        texts(null) == ['from first', 'from second']

        cleanup:
        shared.shutdown()
    }

    def "the common pool is shared by all: what its threads print belongs to the run"() {
        given:
        def isSaid = new CountDownLatch(1)

        when:
        run(step('a') {
            ForkJoinPool.commonPool().execute {
                output.out().println('hello')
                isSaid.countDown()
            }
            isSaid.await()
        })

        then:
        texts('a') == []
        texts(null) == ['hello']
    }

    def "what a thread prints behind the end of its task belongs to the run, not to the task that has the worker next"() {
        given:
        def go = new CountDownLatch(1)
        Thread left

        when:
        run(maxWorkers: 1,
            step('first') {
                left = Thread.start {
                    output.out().println('still first')
                    go.await()
                    output.out().println('too late')
                }
                while (left.state != Thread.State.WAITING) { Thread.onSpinWait() }
            },
            step('second') {
                go.countDown()
                left.join()
                output.out().println('second')
            })

        then:
        texts('first') == ['still first']
        texts('second') == ['second']
        texts(null) == ['too late']
    }

    def "an attempt that was given up prints into the run's log, not into that of the next attempt"() {
        given:
        def timer = new ManualTimer()
        def isFirst = new CountDownLatch(1)
        def isSecond = new CountDownLatch(1)
        def isSaid = new CountDownLatch(1)

        when:
        def pass = Thread.start {
            isFirst.await()
            timer.pass(Duration.ofSeconds(2))
        }
        run(timer: timer, step('a', timeout: Duration.ofSeconds(2), retry: 1) { here ->
            output.out().println("attempt $here.current.attempt")
            if (here.current.attempt == 0) {
                isFirst.countDown()
                uninterruptibly { isSecond.await() }
                output.out().println('nobody waits for this')
                isSaid.countDown()
            } else {
                isSecond.countDown()
                isSaid.await()
            }
        })
        pass.join()

        then:
        store.last.printed.collect { [it.source().task()?.toString(), it.source().attempt(), it.line().text()] } ==
            [['a', 0, 'attempt 0'], ['a', 1, 'attempt 1'], [null, 0, 'nobody waits for this']]
    }

    def "a line that is begun and not ended is whole when its task ends, or when it fails"() {
        when:
        run(foreach([1, 2], step('a') { here ->
            output.out().print('no end')
            output.err().print('here neither')
            if (here.input == 2) { throw new IllegalStateException('no') }
        }), join('j'))

        then:
        texts('a[0]') == ['no end', 'here neither']
        texts('a[1]') == ['no end', 'here neither']
    }

    def "threads that print at the same time do not mix within a line"() {
        when:
        run(step('a') {
            def threads = ('a'..'h').collect { letter ->
                Thread.start { 200.times { 20.times { output.out().print(letter) }; output.out().println() } }
            }
            threads*.join()
        })

        then:
        texts('a').countBy { it } == ('a'..'h').collectEntries { [it * 20, 200] }
    }

    def "what is printed outside of a run goes where the program says, during a run into the run's log"() {
        given:
        def outside = new ByteArrayOutputStream()
        def isPrinted = new CountDownLatch(1)
        output = new flow.task.Output(new PrintStream(outside, true))

        when:
        output.out().println('before')
        run(listener: { if (it instanceof RunEvent.TaskStarted) { output.out().println('during'); isPrinted.countDown() } }, step('a') { isPrinted.await() })
        output.err().println('after')

        then:
        outside.toString() == 'before\nafter\n'
        texts(null) == ['during']
    }

    def "who prints faster than anybody can listen waits, and nothing is lost"() {
        given:
        def timer = new ManualTimer()
        def heard = 0
        def isFull = new CountDownLatch(1)
        Thread talker

        when:
        def pass = Thread.start {
            isFull.await()
            timer.pass(Duration.ofSeconds(1))
        }
        run(timer: timer, listener: {
                if (it instanceof RunEvent.LinePrinted && ++heard == 1) {
                    while (!(store.last.printed.size() > Lines.MOST && talker.state == Thread.State.WAITING)) { Thread.onSpinWait() }
                    isFull.countDown()
                }
            },
            step('talk', timeout: Duration.ofSeconds(1), catchInto: 'failure') {
                talker = Thread.currentThread()
                for (int i = 0; !Thread.currentThread().interrupted; i++) { output.out().println("line $i") }
            })
        pass.join()

        then:
        heard == store.last.printed.size()
        heard >= Lines.MOST
    }

    def "a body that was given up and prints on waits as all others do, and is still told to end"() {
        given:
        def inbox = new ArrayDeque<Runnable>()
        def lines = new Lines({}, inbox::add)
        (Lines.MOST + 1).times { lines.hear(new LogEntry(LogSource.RUN, new LogLine(Instant.EPOCH, Stream.OUT, 'on'))) }
        def isTold = false

        when:
        def givenUp = Thread.start {
            Thread.currentThread().interrupt()
            lines.keepUp()
            isTold = Thread.currentThread().interrupted
        }
        while (!(givenUp.state in [Thread.State.WAITING, Thread.State.TERMINATED])) { Thread.onSpinWait() }

        then:
        givenUp.alive

        when:
        inbox*.run()
        givenUp.join()

        then:
        isTold
    }

    def "of more than the limit the beginning and the end are stored, everything is told, and what is missing is said"() {
        when:
        run(logLimit: 10_000, foreach([0, 1], step('talk') { here ->
            1_000.times { output.out().println("line $it".toString().padRight(68)) }
        }), join('j'))

        then:
        ['talk[0]', 'talk[1]'].every { task ->
            texts(task)*.trim() == (0..<90).collect { "line $it".toString() } +
                "flow: 900 lines (61200 bytes) left out here: 'run.log-limit' says how much is kept" +
                (990..<1_000).collect { "line $it".toString() }
        }
        eventsOf(RunEvent.LinePrinted).size() == 2_000
    }

    def "a line that cannot be stored fails its task, when it is printed and when the task ends: #how"() {
        given:
        def failures = new AtomicInteger()

        when:
        def result = run(
            listener: { event ->
                if (event instanceof RunEvent.RunStarted) {
                    store.last.beforePrint = { if (failures.getAndIncrement() == 0) throw new StoreFailure('the disk is full', null) }
                }
            },
            step('a', retry: 1) { output.out()."$how"('hello') })

        then:
        result.status() == RunEnd.Status.SUCCEEDED
        records.find { it instanceof TaskFailed }.failure().kind() == 'lost'
        store.last.printed.collect { [it.source().attempt(), it.line().text()] } == [[1, 'hello']]

        where:
        how << ['println', 'print']
    }

    private static boolean isWhole(int task, List<LogLine> lines) {
        lines.size() == 5_000 && (0..<5_000).every {
            lines[it].text() == "$task: line $it" && lines[it].stream() == (it % 2 ? Stream.OUT : Stream.ERR)
        }
    }

    private List<LogLine> lines(String task) {
        store.last.printed.findAll { it.source().task()?.toString() == task }*.line()
    }

    private List<String> texts(String task) { lines(task)*.text() }

    private Map told() { eventsOf(RunEvent.LinePrinted)*.entry().groupBy { it.source() } }

    private static void within(pool, Runnable work) {
        pool.submit(work).get()
        pool.shutdown()
    }

    private static void timed(Closure work) {
        def done = new CountDownLatch(1)
        def timer = new java.util.Timer()
        timer.schedule({ work(); done.countDown() } as TimerTask, 0)
        done.await()
        timer.cancel()
    }

    private static void uninterruptibly(Closure wait) {
        try {
            wait()
        } catch (InterruptedException again) {
            wait()
        }
    }
}
