package flow.cli

import flow.graph.Channel
import flow.graph.Hook.Occasion
import flow.graph.MessageTemplate
import flow.graph.Notification
import flow.graph.Severity
import flow.notify.Key
import flow.notify.Notice
import flow.notify.RunNews
import flow.notify.WebService
import flow.task.Host
import spock.lang.Specification
import spock.lang.Timeout

import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CountDownLatch
import java.util.concurrent.CyclicBarrier

@Timeout(60)
class OutgoingSpec extends Specification {

    private static Outgoing.Errand errand(String to, Closure<String> work) {
        new Outgoing.Errand() {
            @Override
            String to() { to }

            @Override
            String carryOut(Duration within) { work(within) }
        }
    }

    def "all errands are under way at the same time, and are told of in their order"() {
        given:
        def all = new CyclicBarrier(3)

        expect:
        new Outgoing().carryOut([errand('a') { all.await(); null }, errand('b') { all.await(); 'no' }, errand('c') { all.await(); null }]) ==
            [new Outgoing.Report('a', null), new Outgoing.Report('b', 'no'), new Outgoing.Report('c', null)]
    }

    def "within the budget of all together what hangs is left, and what is done stays done"() {
        given:
        def never = new CountDownLatch(1)

        expect:
        new Outgoing(Duration.ofSeconds(2)).carryOut([errand('hangs') { never.await(); null }, errand('fast') { null }, errand('hangs too') { never.await(); null }]) ==
            [new Outgoing.Report('hangs', 'it took longer than 2.0 s'), new Outgoing.Report('fast', null), new Outgoing.Report('hangs too', 'it took longer than 2.0 s')]
    }

    def "an errand is told how long it may take, which is a little less"() {
        expect:
        new Outgoing(Duration.ofSeconds(10)).carryOut([errand('a') { "$it".toString() }])*.fault() == ['PT9.5S']
    }

    def "a fault in flow itself is told without its words, in which anything may stand"() {
        expect:
        new Outgoing().carryOut([errand('a') { throw new IllegalStateException('canary') }, errand('b') { null }])*.fault() ==
            ['this is a fault in flow itself (IllegalStateException)', null]
    }

    def "whoever waits can be told to end"() {
        given:
        def never = new CountDownLatch(1)
        def waits = Thread.currentThread()

        expect:
        new Outgoing().carryOut([errand('a') { waits.interrupt(); never.await(); null }]) == [new Outgoing.Report('a', 'flow was told to end')]
    }

    def "a service that hangs #where is cut off by the budget"() {
        given:
        def service = new WebService(answers: [answer])
        def notice = new Notice(Occasion.FAILURE, Channel.SLACK, new Key.Plain(service.address + '/canary'), MessageTemplate.DEFAULT, Severity.ERROR, Notification.Incident.NOTHING, '')
        def news = new RunNews('f', 'f', 'r', Occasion.FAILURE, Instant.EPOCH, '1 s', '', '', 'no', null, '', 'ada')

        when:
        def reports = new Outgoing(Duration.ofSeconds(2)).carryOut(new Messages(new Host([:], [:], Path.of('.'))).of([notice, notice], news))

        then:
        reports.size() == 2
        reports.every { it.to() == 'slack' && it.fault() in said }

        cleanup:
        service.close()

        where:
        where                    | answer                                            || said
        'before it answers'      | WebService.HANGS                                  || ['it did not answer in time', 'it took longer than 2.0 s']
        'in the middle of it'    | new WebService.Answer(400, 'invalid', [:], true)  || ['it took longer than 2.0 s']
    }
}
