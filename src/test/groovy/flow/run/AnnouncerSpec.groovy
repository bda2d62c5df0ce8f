package flow.run

import flow.store.StoreFailure
import flow.graph.TaskId
import spock.lang.Specification
import spock.lang.Timeout

import java.time.Duration
import java.time.Instant
import java.util.concurrent.CountDownLatch
import java.util.concurrent.LinkedBlockingQueue

@Timeout(20)
class AnnouncerSpec extends Specification {
    List<Object> calls = [].asSynchronized()
    LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>()

    static done(String step) { new RunEvent.TaskFinished(Instant.EPOCH, new TaskId(step, []), 0, Duration.ZERO, null) }

    static started(String step) { new RunEvent.TaskStarted(Instant.EPOCH, new TaskId(step, []), 0) }

    def "that a task is done is told when it survives a power cut, and no sooner"() {
        given:
        def announcer = new Announcer({ calls << it.task().step() }, { calls << 'sync' }, inbox::add)

        when:
        announcer.accept(done('a'))
        announcer.finish()

        then:
        calls == ['sync', 'a']
    }

    def "what is no promise waits for no disk"() {
        given:
        def announcer = new Announcer({ calls << it.task().step() }, { calls << 'sync' }, inbox::add)

        when:
        announcer.accept(started('a'))
        announcer.finish()

        then:
        calls == ['a']
    }

    def "all that is waiting shares one write, and keeps its order"() {
        given:
        def go = new CountDownLatch(1)
        def announcer = new Announcer({ calls << it.task().step(); if (it.task().step() == 'first') { go.await() } }, { calls << 'sync' }, inbox::add)
        announcer.accept(started('first'))
        while (!calls) { Thread.onSpinWait() }

        when:
        ('a'..'z').each { announcer.accept(done(it)) }
        go.countDown()
        announcer.finish()

        then:
        calls == ['first', 'sync', *('a'..'z')]
    }

    def "when the disk refuses, nothing is told as done, and the run hears of it"() {
        given:
        def failure = new StoreFailure('the disk is full')
        def announcer = new Announcer({ calls << it.task().step() }, { throw failure }, inbox::add)

        when:
        announcer.accept(done('a'))
        inbox.take().run()

        then:
        thrown(StoreFailure)
        calls == []

        when:
        announcer.accept(done('b'))

        then:
        thrown(StoreFailure)

        when:
        announcer.finish()

        then:
        thrown(StoreFailure)
    }

    def "a listener that has no memory misses what it was told then; the run hears of it, and all that follows is told"() {
        given:
        def announcer = new Announcer({ if (it.task().step() == 'b') { throw new OutOfMemoryError() }; calls << it.task().step() }, {}, inbox::add)

        when:
        ['a', 'b', 'c'].each { announcer.accept(done(it)) }
        announcer.finish()

        then:
        calls == ['a', 'c']

        when:
        inbox.take().run()

        then:
        thrown(OutOfMemoryError)
        inbox.isEmpty()
    }

    def "a disk that has no memory for a moment is asked again, and nothing is told before"() {
        given:
        def times = 0
        def announcer = new Announcer({ calls << it.task().step() }, { calls << 'sync'; if (times++ < 1) { throw new OutOfMemoryError() } }, inbox::add)

        when:
        announcer.accept(done('a'))
        announcer.finish()

        then:
        calls == ['sync', 'sync', 'a']
        inbox.isEmpty()
    }

    def "a listener that is slow holds up the run once very much is waiting"() {
        given:
        def go = new CountDownLatch(1)
        def announcer = new Announcer({ go.await(); calls << it.task().step() }, {}, inbox::add)

        when:
        def teller = Thread.start { 30_000.times { announcer.accept(started('a')) } }
        while (teller.state != Thread.State.WAITING) { Thread.onSpinWait() }
        go.countDown()
        teller.join()
        announcer.finish()

        then:
        calls.size() == 30_000
    }
}
