package flow.serve

import static flow.graph.Schedule.Concurrency.FORBID
import static flow.graph.Schedule.Concurrency.REPLACE
import static flow.serve.Served.all
import static flow.serve.Served.any
import static flow.serve.Served.finish
import static flow.serve.Served.flow

import flow.graph.Hook
import flow.graph.Schedule
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.BasicFileAttributes
import java.time.Duration
import java.time.Instant

class DispatcherSpec extends Specification {
    @TempDir
    Path folder

    def "an event starts a run of every flow that waits for it, and of no other"() {
        given:
        def served = served(flow('A', triggers: [all('orders')]), flow('B', triggers: [any('orders', 'prices')]), flow('C', triggers: [all('prices')]))

        when:
        def answer = served.came('orders', [id: 3])

        then:
        answer.starts()*.flow() == ['A', 'B']
        served.starter.flows == ['A', 'B']
        served.starter.started*.events().collect { it*.payload() } == [[[id: 3]], [[id: 3]]]
        served.came('nothing').starts() == []
    }

    def "of several events the latest of each counts, over a restart too"() {
        given:
        def served = served(flow('A', triggers: [all('a', 'b')]))

        when:
        served.came('a', [n: 1])
        served.open()
        served.came('a', [n: 2])
        served.open()
        def answer = served.came('b', [n: 3])

        then:
        answer.starts()*.events().collect { it*.payload() } == [[[n: 2], [n: 3]]]
        served.came('b').starts() == []
    }

    def "what is waited with is forgotten when the trigger says so"() {
        given:
        def served = served(flow('A', triggers: [all('a', 'b', reset: '0 12 * * *')]))

        when:
        served.came('a')
        served.pass(Duration.ofHours(before))

        then:
        served.came('b').starts().size() == starts

        where:
        before || starts
        11     || 1
        12     || 0
        36     || 0
    }

    def "an event that came before starts nothing again, if it says its id, over a restart too"() {
        given:
        def served = served(flow('A', triggers: [all('orders')]))

        expect:
        served.came('orders', [:], 'x1').starts().size() == 1
        served.came('orders', [:], 'x1').isRepeated()
        served.came('orders', [:], 'x2').starts().size() == 1

        when:
        served.open()

        then:
        served.came('orders', [:], 'x1').isRepeated()
        served.came('orders').starts().size() == 1
        served.came('orders').starts().size() == 1
    }

    def "what would make too many wait is refused and leaves nothing, and is taken when there is room"() {
        given:
        def served = served([flow('A', triggers: [all('orders')]), flow('B', triggers: [all('orders', 'prices')])], new Limits(2, 3))

        when:
        def taken = (1..5).collect { served.came('orders', [:], "id$it") }

        then:
        taken*.starts()*.size() == [1] * 5
        served.starter.started.size() == 2

        when:
        served.came('orders', [:], 'id6')

        then:
        def full = thrown(Unavailable)
        full.isFull()

        when:
        served.starter.over('run1')

        then:
        served.came('orders', [:], 'id6').starts().size() == 1
        served.starter.allOver()
        served.starter.started*.runId().toSet().size() == 6
    }

    def "an event that starts more runs than may wait is taken when none waits"() {
        given:
        def served = served(('A'..'D').collect { flow(it, triggers: [all('a')]) }, new Limits(1, 2))

        when:
        def taken = served.came('a')

        then:
        taken.starts().size() == 4

        when:
        served.came('a')

        then:
        thrown(Unavailable)

        when:
        served.starter.allOver()

        then:
        served.came('a').starts().size() == 4
    }

    def "an event that starts nothing is taken also when many wait"() {
        given:
        def served = served([flow('A', triggers: [all('orders')]), flow('B', triggers: [all('prices', 'rates')])], new Limits(1, 1))
        2.times { served.came('orders') }

        expect:
        served.came('prices').starts() == []
        served.came('other').starts() == []
    }

    def "runs start no faster than their trigger says"() {
        given:
        def served = served([flow('A', triggers: [all('a', rateLimit: '6 per minute')]), flow('B', triggers: [all('a')])], new Limits(100, 100))

        when:
        5.times { served.came('a') }

        then:
        served.starter.flows.countBy { it } == [A: 1, B: 5]

        when:
        served.pass(Duration.ofSeconds(25))

        then:
        served.starter.flows.countBy { it } == [A: 3, B: 5]

        when:
        served.pass(Duration.ofSeconds(60))

        then:
        served.starter.flows.countBy { it } == [A: 5, B: 5]
    }

    def "a clock that is set back by far holds up no run for longer than its trigger says"() {
        given:
        def served = served(flow('A', triggers: [all('a', rateLimit: '6 per minute')]))
        served.pass(Duration.ofDays(400))
        served.came('a')

        when:
        served.now = served.now.minus(Duration.ofDays(400))
        2.times { served.came('a') }

        then:
        served.starter.flows.size() == 2

        when:
        served.pass(Duration.ofSeconds(10))

        then:
        served.starter.flows.size() == 3
    }

    def "the end of a run starts those that wait for it, over a restart too"() {
        given:
        def served = served(flow('A', triggers: [all('go')]), flow('B', triggers: [finish('A')]), flow('C', triggers: [finish(Hook.Occasion.FAILURE, 'A')]),
            flow('D', triggers: [finish('B', 'A')]))

        when:
        served.came('go')
        served.open()
        served.starter.over('run1', outcome)

        then:
        served.starter.flows == ['A', *flows]
        served.starter.started.drop(1)*.events().flatten()*.payload()*.run.every { it == 'run1' }

        where:
        outcome                    || flows
        Starter.Outcome.SUCCEEDED  || ['B']
        Starter.Outcome.FAILED     || ['C']
        Starter.Outcome.ENDED      || []
    }

    def "flows of a project hear of their own branch only"() {
        given:
        def served = served(flow('A', project: 'p', triggers: [all('go')]), flow('B', project: 'p', triggers: [finish('A')]), flow('C', triggers: [finish('A')]), flow('D', triggers: [finish('p.prod.A')]))

        when:
        served.came('go')
        served.came('p/prod/go')
        served.starter.allOver()

        then:
        served.starter.flows == ['p.prod.A', 'p.prod.B', 'D']
    }

    def "values that do not fit start nothing, and what came is used up"() {
        given:
        def served = served(flow('A', triggers: [all('a', 'b')]))
        served.starter.misfits << 'A'

        when:
        served.came('a')
        def answer = served.came('b')

        then:
        answer.starts() == []
        answer.refused() == ['A: it does not fit']
        served.told.findAll { it instanceof Told.Refused }.size() == 1

        when:
        served.starter.misfits.clear()

        then:
        served.came('b').starts() == []
    }

    def "a run that is cut off by the end of a server is brought to its end by the next"() {
        given:
        def served = served([flow('A', triggers: [all('a')])], new Limits(1, 10))
        3.times { served.came('a') }

        when:
        served.dispatcher.stop()
        served.starter.over('run1', Starter.Outcome.CUT_OFF)
        def before = served.starter.flows
        served.open()

        then:
        before == ['A']
        served.starter.started*.runId() == ['run1']
        served.told.findAll { it instanceof Told.Recovered }*.firings().collect { it*.runId() } == [['run1', 'run2', 'run3']]

        when:
        served.starter.allOver()
        served.open()

        then:
        served.starter.started == []
    }

    def "a server that is being stopped takes nothing"() {
        given:
        def served = served(flow('A', triggers: [all('a')]))
        served.dispatcher.stop()

        when:
        served.came('a')

        then:
        def gone = thrown(Unavailable)
        !gone.isFull()
    }

    def "what another run took the place of is over, also when the server is ended before that run is"() {
        given:
        def served = served([flow('A', cron: '*/10 * * * *', concurrency: REPLACE)], new Limits(10, 10))
        served.starter.isSlow = true
        served.pass(Duration.ofMinutes(25))

        when:
        served.dispatcher.stop()
        served.starter.over('run1', Starter.Outcome.CUT_OFF)
        served.open()

        then:
        served.starter.started*.runId() == ['run2']
    }

    def "who succeeds although another took its place starts nobody"() {
        given:
        def served = served([flow('A', cron: '*/10 * * * *', concurrency: REPLACE), flow('B', triggers: [finish('A')])], new Limits(10, 10))
        served.starter.isSlow = true
        served.pass(Duration.ofMinutes(25))

        when:
        served.starter.over('run1')
        served.starter.over('run2')

        then:
        served.starter.flows == ['A', 'A', 'B']
    }

    def "an event that is waited with counts by what the script says now"() {
        given:
        new Served(folder.resolve('book'), [flow('A', triggers: [all('a', 'b', where: [region: 'eu'])])]).came('a', [region: 'eu'])

        when:
        def served = new Served(folder.resolve('book'), [flow('A', triggers: [all('a', 'b', where: [region: now])])])

        then:
        served.came('b', [region: now]).starts().size() == starts

        where:
        now  || starts
        'eu' || 1
        'us' || 0
    }

    def "what is one event for two flows that are waited for is both"() {
        given:
        def served = served(flow('A', project: 'p', triggers: [all('go')]), flow('B', project: 'p', triggers: [finish('A', 'p.prod.A')]))

        when:
        served.came('p/prod/go')
        served.starter.allOver()

        then:
        served.starter.flows == ['p.prod.A', 'p.prod.B']
    }

    def "a run that had begun goes on at once, whatever its trigger says of the pace"() {
        given:
        def served = served([flow('A', triggers: [all('a', rateLimit: '1 per hour')])], new Limits(10, 10))
        3.times { served.came('a') }

        when:
        served.open { it.begun = ['run1', 'run2'] as Set }

        then:
        served.starter.started*.runId() == ['run1', 'run2', 'run3']
    }

    def "ids that meet by chance are drawn again"() {
        given:
        def drawn = ['x', 'x', 'y', 'x', 'y', 'z'].iterator()
        def ids = new FreshIds(drawn::next)

        expect:
        (1..3).collect { ids.get() } == ['x', 'y', 'z']
    }

    def "who comes before the server has begun is to come again"() {
        given:
        def book = Book.open(folder.resolve('book'), false)
        def dispatcher = new Dispatcher([ServedFlow.of(flow('A', triggers: [all('a')]), null)], book, new FakeStarter(), new Limits(1, 1), { Instant.now() }, { 'x' }, { })

        when:
        dispatcher.accept(flow.event.Event.parse('{"name":"a"}'))

        then:
        thrown(Unavailable)

        cleanup:
        book.close()
    }

    def "one event may start more flows than may wait, when nothing waits"() {
        given:
        def served = served((1..5).collect { flow("A$it", triggers: [all('a')]) }, new Limits(1, 1))

        expect:
        served.came('a').starts().size() == 5

        when:
        served.came('a')

        then:
        thrown(Unavailable)
    }

    def "runs of flows that are not served wait until they are"() {
        given:
        def both = [flow('A', triggers: [all('a')]), flow('B', triggers: [all('a')])]
        def served = served(both)
        served.came('a')

        when:
        def other = new Served(folder.resolve('book'), both.take(1))

        then:
        other.starter.flows == ['A']
        other.told.findAll { it instanceof Told.Recovered }*.unknown().collect { it*.flow() } == [['B']]
        new Served(folder.resolve('book'), both).starter.flows == ['A', 'B']
    }

    def "a schedule starts a run at each of its times, #concurrency"() {
        given:
        def served = served([flow('A', cron: '*/10 * * * *', concurrency: concurrency)], new Limits(10, 10))

        when:
        served.pass(Duration.ofMinutes(35))

        then:
        served.starter.started*.scheduledTime()*.toString()*.substring(11, 16) == started
        served.starter.going.size() == going

        where:
        concurrency                  || started                      | going
        Schedule.Concurrency.ALLOW   || ['00:10', '00:20', '00:30']  | 3
        FORBID                       || ['00:10']                    | 1
        REPLACE                      || ['00:10', '00:20', '00:30']  | 1
    }

    def "a time that was forbidden comes when the other run has ended, if it is not too late"() {
        given:
        def served = served([flow('A', cron: '*/10 * * * *', concurrency: FORBID, deadline: Duration.ofMinutes(deadline))], new Limits(10, 10))
        served.pass(Duration.ofMinutes(38))

        when:
        served.starter.over('run1')

        then:
        served.starter.started*.scheduledTime()*.toString()*.substring(11, 16) == started

        where:
        deadline || started
        60       || ['00:10', '00:30']
        5        || ['00:10']
    }

    def "of times at which no server was there, those come that the schedule says: #missed"() {
        given:
        def served = served([flow('A', cron: '0 * * * *', missed: missed, deadline: Duration.ofHours(3))], new Limits(10, 10))
        served.pass(Duration.ofMinutes(90))
        served.starter.allOver()

        when:
        served.now = Instant.parse('2026-11-28T08:10:00Z')
        served.open()
        served.pass(Duration.ofMinutes(60))

        then:
        served.starter.started*.scheduledTime()*.toString()*.substring(11, 16) == started
        served.told.findAll { it instanceof Told.Missed }*.times().sum() == 7 - (started.size() - 1)

        where:
        missed                 || started
        Schedule.Missed.LATEST || ['08:00', '09:00']
        Schedule.Missed.ALL    || ['06:00', '07:00', '08:00', '09:00']
        Schedule.Missed.NONE   || ['09:00']
    }

    def "a schedule that is new or was changed begins with now"() {
        given:
        new Served(folder.resolve('book'), [flow('A', cron: '0 * * * *')])

        when:
        def served = new Served(folder.resolve('book'), [flow('A', cron: '*/5 * * * *'), flow('B', cron: '0 * * * *')], new Limits(4, 4), Instant.parse('2026-11-28T00:31:00Z'))

        then:
        served.starter.started == []

        when:
        served.pass(Duration.ofMinutes(5))

        then:
        served.starter.started*.scheduledTime() == [Instant.parse('2026-11-28T00:35:00Z')]
    }

    def "a clock that is set back starts nothing twice"() {
        given:
        def served = served(flow('A', cron: '*/10 * * * *'))
        served.pass(Duration.ofMinutes(25))

        when:
        served.now = Instant.parse('2026-11-28T00:05:00Z')
        served.dispatcher.tick()
        served.pass(Duration.ofMinutes(30))

        then:
        served.starter.started*.scheduledTime()*.toString()*.substring(11, 16) == ['00:10', '00:20', '00:30']
    }

    def "a schedule that a wrong clock brought years ahead begins with now when the clock is right again, #how"() {
        given:
        def served = served(flow('A', cron: '*/10 * * * *'))
        served.pass(Duration.ofMinutes(15))
        served.now = Instant.parse('2028-01-01T00:05:00Z')
        served.dispatcher.tick()
        served.starter.allOver()

        when:
        served.now = Instant.parse('2026-11-28T00:25:00Z')
        isRestarted ? served.open() : served.dispatcher.tick()
        served.pass(Duration.ofMinutes(30))

        then:
        served.starter.started*.scheduledTime()*.toString()*.substring(0, 16).takeRight(3) == ['2026-11-28T00:30', '2026-11-28T00:40', '2026-11-28T00:50']
        served.told.findAll { it instanceof Told.SetBack }*.last() == [Instant.parse('2028-01-01T00:00:00Z')]

        where:
        how                    | isRestarted
        'while it is served'   | false
        'and served then only' | true
    }

    def "a schedule that is ahead of the clock says when it comes next"() {
        given:
        def served = served(flow('A', cron: '0 * * * *'))
        served.pass(Duration.ofHours(5))

        when:
        served.now = Instant.parse('2026-11-28T01:30:00Z')

        then:
        served.dispatcher.standing().flows()*.next()*.get() == [Instant.parse('2026-11-28T06:00:00Z')]
    }

    def "what was written last and not finished is as if it had never been: #cut bytes are cut off"() {
        given:
        def served = served(flow('A', triggers: [all('a')]))
        served.came('a', [:], 'first')
        served.came('a', [:], 'second')
        def book = folder.resolve('book')
        Files.write(book, Arrays.copyOf(Files.readAllBytes(book), (int) Files.size(book) - cut))

        when:
        served.open()

        then:
        served.starter.flows == ['A']
        !served.came('a', [:], 'second').isRepeated()
        served.came('a', [:], 'first').isRepeated()

        where:
        cut << [1, 2, 50]
    }

    def "a book that was damaged in its middle is kept aside"() {
        given:
        def served = served(flow('A', triggers: [all('a')]))
        served.came('a', [:], 'first')
        served.came('a', [:], 'second')
        def book = folder.resolve('book')
        def bytes = Files.readAllBytes(book)
        bytes[damaged] = (byte) (bytes[damaged] ^ 1)
        Files.write(book, bytes)

        when:
        def opened = Book.open(book, false)

        then:
        opened.damaged().get().bytes == bytes
        opened.close()

        and: 'and so is the next one'
        Files.write(book, bytes)
        Book.open(book, false).damaged().get().fileName.toString() == 'book.damaged-2'

        where:
        damaged << [2, 30]
    }

    def "what is over takes no room: the book is written anew when it is large"() {
        given:
        def served = served([flow('A', triggers: [all('a')])], new Limits(1, 10))
        def payload = [text: 'x' * 500_000]

        when:
        60.times {
            served.came('a', payload, "id$it")
            served.starter.allOver()
        }

        then:
        Files.size(folder.resolve('book')) < 20_000_000
        served.starter.started.size() == 60

        when:
        served.open()

        then:
        served.starter.started == []
        (0..<60).every { served.came('a', [:], "id$it").isRepeated() }
    }

    def "where all that is written still matters, the book is not written anew for each event"() {
        given:
        def served = served([flow('A', triggers: [all('a')])], new Limits(1, 100))
        def book = folder.resolve('book')
        36.times { served.came('a', [text: 'x' * 500_000]) }

        when:
        def files = (1..5).collect {
            served.came('a')
            Files.readAttributes(book, BasicFileAttributes).fileKey()
        }

        then:
        Files.size(book) > 16_000_000
        files.toSet().size() == 1
    }

    private Served served(flow.graph.Flow... flows) { served(flows as List) }

    private Served served(List flows, Limits limits = new Limits(100, 100)) { new Served(folder.resolve('book'), flows, limits) }
}
