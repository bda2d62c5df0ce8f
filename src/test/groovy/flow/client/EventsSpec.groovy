package flow.client

import flow.event.Event
import flow.notify.WebService
import flow.notify.WebService.Answer
import groovy.json.JsonSlurper
import spock.lang.AutoCleanup
import spock.lang.Specification

import java.time.Duration

class EventsSpec extends Specification {
    static final String SAID = 'it says why'

    @AutoCleanup
    WebService service = new WebService(answers: [new Answer(202, SAID)])

    def "an event is posted as JSON, with the token"() {
        when:
        def event = Events.at(url()).token('s3cret').of('shop', 'prod').publish('orders', [id: 3, list: [1.50, null]])

        then:
        service.received.collect { [it.method(), it.path(), it.authorization, it.headers()['content-type']] } == [['POST', '/event', 'Bearer s3cret', 'application/json']]
        new JsonSlurper().parseText(service.received[0].text()).with { [it.name, it.id, it.payload] } == ['shop/prod/orders', event.id(), [id: 3, list: [1.5, null]]]
        Event.parse(service.received[0].text()) == event
    }

    def "a step says by its environment where to"() {
        when:
        Events.of([FLOW_EVENTS_URL: url(), FLOW_EVENTS_TOKEN: 't', FLOW_EVENTS_SCOPE: 'shop/user.ada']).publish('orders')
        Events.of([FLOW_EVENTS_URL: url(), FLOW_EVENTS_SCOPE: 'shop/user.ada']).publish('shop/prod/orders')
        Events.of([FLOW_EVENTS_URL: url()]).publish('orders')

        then:
        service.received.collect { Event.parse(it.text()).name() } == ['shop/user.ada/orders', 'shop/prod/orders', 'orders']
        service.received*.authorization == ['Bearer t', null, null]
    }

    def "what passes is tried again, with the same id, and not for ever: #codes"() {
        given:
        service.answers = codes.collect { new Answer(it, SAID) }

        when:
        def failure = null
        try {
            Events.at(url()).publish('orders')
        } catch (EventNotSent failed) {
            failure = failed
        }

        then:
        service.received.size() == tries
        service.received.collect { Event.parse(it.text()).id() }.toSet().size() == 1
        failure?.message?.contains(said ?: '') != false
        (failure != null) == (said != null)

        where:
        codes           || tries | said
        [503, 202]      || 2     | null
        [429, 500, 200] || 3     | null
        [500]           || 3     | 'answers 500: it says why'
        [429]           || 3     | 'has more than it can do (429)'
        [400]           || 1     | 'answers 400: it says why'
        [401]           || 1     | 'give the token that it wants, FLOW_EVENTS_TOKEN'
        [404]           || 1     | 'FLOW_EVENTS_URL has the whole address'
        [413]           || 1     | 'takes no event as large as this one'
    }

    def "who asks for more time than there is gets no second try"() {
        given:
        service.answers = [new Answer(429, SAID, ['Retry-After': '3600'])]

        when:
        Events.at(url()).publish('orders')

        then:
        thrown(EventNotSent)
        service.received.size() == 1
    }

    def "who does not answer is not waited for longer than is said"() {
        given:
        def deaf = new ServerSocket(0, 1, InetAddress.loopbackAddress)
        def begin = System.nanoTime()

        when:
        Events.at("http://127.0.0.1:$deaf.localPort/event").send(Event.parse('{"name":"a"}'), Duration.ofMillis(300))

        then:
        def failed = thrown(EventNotSent)
        failed.message.contains('gives no answer')
        System.nanoTime() - begin < 5_000_000_000

        cleanup:
        deaf.close()
    }

    def "nothing secret is in what is said"() {
        given:
        service.answers = [new Answer(403, SAID)]

        when:
        Events.at(url().replace('http://', 'http://user:canary1@') + '?key=canary2').token('canary3').publish('orders')

        then:
        def failed = thrown(EventNotSent)
        !failed.message.contains('canary')
    }

    def "a token may have a line end behind it, and is shown to nobody when it is none"() {
        given:
        Events.at(url()).token('canary\n').publish('orders')

        when:
        Events.at(url()).token('can\nary')

        then:
        service.received*.authorization == ['Bearer canary']
        def refused = thrown(IllegalArgumentException)
        !refused.message.contains('ary')
    }

    def "many events are sent by few threads"() {
        given:
        def before = Thread.activeCount()

        when:
        60.times { Events.at(url()).publish('orders') }

        then:
        Thread.activeCount() - before < 30
    }

    def "what cannot be sent is refused: #what"() {
        when:
        call(url())

        then:
        thrown(IllegalArgumentException)
        service.received == []

        where:
        what                         | call
        'no address of the web'      | { Events.at('file:///etc/passwd') }
        'an address without a host'  | { Events.at('http:///event') }
        'no address'                 | { Events.at('my server') }
        'no place'                   | { Events.of([:]) }
        'no name'                    | { Events.at(it).publish('a b') }
        'what flow itself announces' | { Events.at(it).publish('flow.Sell.succeeded') }
        'what JSON has not'          | { Events.at(it).publish('a', [x: new Object()]) }
    }

    private String url() { "$service.address/event" }
}
