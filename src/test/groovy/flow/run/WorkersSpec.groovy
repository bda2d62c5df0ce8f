package flow.run

import flow.store.RunEnd
import flow.store.TaskDone
import flow.store.TaskFailed
import spock.lang.Specification
import spock.lang.Timeout

import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.CyclicBarrier

import static flow.run.Nodes.*

/** Threads: how many, which, and that they never mix. */
@Timeout(30)
class WorkersSpec extends Specification implements FlowFixture {
    HighWater tasks = new HighWater()

    def "never more tasks run than there are workers, and all workers are used: #workers"() {
        given:
        def all = new CyclicBarrier(workers)

        when:
        run(maxWorkers: workers, foreach((0..<workers * 20).toList(), step('s') { tasks.during { all.await() } }), join('j'))

        then:
        failed == []
        tasks.highest == workers

        where:
        workers << [1, 2, 7]
    }

    def "never more branches of one foreach are open than maxParallel says, whatever is in them"() {
        given:
        def branches = [new HighWater(), new HighWater()]

        when:
        run(maxWorkers: 8,
            foreach([0, 1], as: 'outer',
                foreach((0..<40).toList(), maxParallel: 3, step('begin') { branches[it.outer].begin() }, step('middle'), step('end') { branches[it.outer].end() }),
                join('inner')),
            join('j'))

        then:
        failed == []
        branches*.highest.max() <= 3
        branches*.now == [0, 0]
    }

    def "branches of a foreach with maxParallel do run at the same time"() {
        given:
        def three = new CyclicBarrier(3)

        when:
        run(maxWorkers: 8, foreach((0..<30).toList(), maxParallel: 3, step('s') { tasks.during { three.await() } }), join('j'))

        then:
        failed == []
        tasks.highest == 3
    }

    def "what was begun is ended first: few branches are open at a time"() {
        given:
        def open = new HighWater()

        when:
        run(maxWorkers: 2, foreach((0..<50).toList(), step('a') { open.begin() }, step('b'), step('c') { open.end() }), join('j'))

        then:
        open.highest <= 4
    }

    def "two hundred tasks at the same time never see each other's values"() {
        given:
        def together = new CyclicBarrier(200)

        expect:
        valuesAfter(
            maxWorkers: 200,
            step('start') { it.shared = [0] },
            foreach((0..<200).toList(), as: 'n',
                step('write') {
                    together.await()
                    it.mine = it.n
                    it.shared << it.n
                    together.await()
                    it.seen = [it.mine, it.n, it.index, it.shared, it.current.taskId]
                }),
            join('j') { it.all = it.inputs*.seen }
        ).all == (0..<200).collect { [it, it, it, [0, it], "$it".toString()] }
    }

    def "a gang larger than the pool runs whole, beside nothing else"() {
        given:
        def together = new CyclicBarrier(5)

        when:
        def result = run(maxWorkers: 1, parallel(
            branch('gang', gang('g', 5) { tasks.during { together.await() } }, join('h')),
            branch('other', step('s') { tasks.during {} })), join('j'))

        then:
        result.status() == RunEnd.Status.SUCCEEDED
        tasks.highest == 5
    }

    def "a thread has its task's name and the script's class loader, and neither stays behind"() {
        given:
        def seen = Collections.synchronizedList([])

        when:
        run(maxWorkers: 1, foreach([1, 2], step('s') {
            def thread = Thread.currentThread()
            seen << [thread.name, thread.contextClassLoader, thread.daemon]
            thread.contextClassLoader = null
        }), join('j'))

        then:
        seen == [['flow s[0]', getClass().classLoader, true], ['flow s[1]', getClass().classLoader, true]]
    }

    def "an interrupt that a body leaves behind does not reach the next task"() {
        expect:
        valuesAfter(
            maxWorkers: 1,
            step('a') { Thread.currentThread().interrupt() },
            step('b') { it.wasInterrupted = Thread.interrupted() }) == [wasInterrupted: false]
    }

    def "an aborted run starts nothing new, tells its tasks to end, and is recorded as aborted"() {
        given:
        def engine = engine()
        def begun = new CountDownLatch(2)
        def nodes = flow(foreach((0..<10).toList(), step('s') { begun.countDown(); new CountDownLatch(1).await() }), join('j'), step('after'))

        when:
        def running = CompletableFuture.supplyAsync { engine.run(nodes, [:], options(maxWorkers: 2), { events << it }) }
        begun.await()
        engine.abort()
        def result = running.get()

        then:
        result.status() == RunEnd.Status.ABORTED
        result.failures() == []
        result.notStarted()*.toString() == ['NotStarted[step=s, times=8]', 'NotStarted[step=j, times=1]', 'NotStarted[step=after, times=1]']
        records.findAll { it instanceof TaskFailed }*.failure()*.kind() == ['killed', 'killed']
        (records.last() as RunEnd).status() == RunEnd.Status.ABORTED
        eventsOf(RunEvent.TaskKilled)*.why().toSet() == ['the run was aborted'] as Set
    }

    def "what ends well in the time of grace is committed, and what does not end is given up"() {
        given:
        def timer = new ManualTimer()
        def engine = engine(timer)
        def begun = new CountDownLatch(2)
        def release = new CountDownLatch(1)
        def finished = new CountDownLatch(1)
        def nodes = flow(parallel(
            branch(step('polite') { begun.countDown(); try { release.await() } catch (InterruptedException told) { it.saved = 1 } }),
            branch(step('stubborn') { begun.countDown(); while (release.count > 0) { try { release.await() } catch (InterruptedException told) { } } })), join('j'))

        when:
        def running = CompletableFuture.supplyAsync { engine.run(nodes, [:], options(maxWorkers: 2), { if (it instanceof RunEvent.TaskFinished) finished.countDown() }) }
        begun.await()
        engine.abort()
        finished.await()
        timer.pass(options().grace())
        def result = running.get()
        release.countDown()

        then:
        result.status() == RunEnd.Status.ABORTED
        done == ['polite']
        failed == ['stubborn']
    }

    def "interrupting who waits for the run aborts it, and the interrupt is not lost"() {
        given:
        def runner = Thread.currentThread()

        when:
        def result = run(step('s') { runner.interrupt(); new CountDownLatch(1).await() })

        then:
        result.status() == RunEnd.Status.ABORTED
        Thread.interrupted()
    }

    def "a run that is aborted before it begins does nothing"() {
        given:
        def engine = engine()
        engine.abort()

        when:
        def result = engine.run(flow(step('s')), [:], options(), {})

        then:
        result.status() == RunEnd.Status.ABORTED
        !(records.any { it instanceof TaskDone })
    }

    /** Counts how many are inside at a time, and the most ever. */
    static class HighWater {
        int now
        int highest

        synchronized void begin() {
            now++
            highest = Math.max(now, highest)
        }

        synchronized void end() { now-- }

        void during(Closure code) {
            begin()
            code()
            end()
        }
    }
}
