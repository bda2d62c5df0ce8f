package flow.event

import flow.graph.Hook
import flow.graph.InvalidValue
import flow.graph.PayloadPath
import spock.lang.Specification

import java.time.Instant

class EventSpec extends Specification {

    def "an event is what travels: #body"() {
        when:
        def event = Event.parse(body)

        then:
        event.name() == name
        event.payload() == payload

        where:
        body                                                       || name                     | payload
        '{"name":"orders"}'                                        || 'orders'                 | [:]
        '{"name":"orders","payload":{"id":3}}'                     || 'orders'                 | [id: 3]
        '{"name":"sales/prod/orders","payload":[1,"x",null]}'      || 'sales/prod/orders'      | [1, 'x', null]
        '{"name":"sales/user.alice/orders","more":true}'           || 'sales/user.alice/orders' | [:]
        '{"name":"a","payload":null}'                              || 'a'                      | null
        '{"name":"a","payload":{"n":12345678901234567890.10}}'     || 'a'                      | [n: 12345678901234567890.10]
        '{"name":"a","payload":{"n":9007199254740993}}'            || 'a'                      | [n: 9007199254740993L]
    }

    def "what is no event is refused: #body"() {
        when:
        Event.parse(body)

        then:
        def fault = thrown(InvalidValue)
        fault.text().contains(said)

        where:
        body                                   || said
        'orders'                               || 'is no JSON'
        '[]'                                   || 'an event is a JSON object'
        '{}'                                   || 'an event has a "name"'
        '{"name":3}'                           || 'its "name" is no text'
        '{"name":"a b"}'                       || "'a b' is no event name"
        '{"name":"sales/orders"}'              || "write 'name', or 'project/branch/name'"
        '{"name":"sales/dev/orders"}'          || "write 'name', or 'project/branch/name'"
        '{"name":"../../orders"}'              || "is no event name"
        '{"name":"a","time":"soon"}'           || 'is no time'
        '{"name":"a","time":"-999999999-01-01T00:00:00+18:00"}' || 'no time of this age'
        '{"name":"a","id":""}'                 || 'its "id" is no text of 1 to 200 characters'
        '{"name":"a","id":"' + 'x' * 201 + '"}' || 'its "id" is no text of 1 to 200 characters'
        '{"name":"a","payload":' + '[' * 502 + ']' * 502 + '}' || 'nested deeper than 500 levels'
        '{"name":"a","name":"b"}'              || 'is no JSON'
        '{"name":"a"} {"name":"b"}'            || 'is no JSON'
        '{"name":"a","payload":' + '[' * 5000  || 'is no JSON'
    }

    def "what is written down comes back"() {
        expect:
        Event.ofRecord(event.toJson()) == event

        where:
        event << [
            Event.of(EventName.parse('sales/prod/orders'), 'x1', Instant.parse('2026-11-28T02:00:00.123Z'), [id: 3, list: [1.50, null, '{{=']]),
            Event.from('github', 'push', '{"ref":"main"}').withId('7'),
            Event.from('s3', 'x', '[1]'),
            new Event(null, 'a', null, null, null),
            Event.ofFinish('sales/prod', 'Load', 'argo-load-x', Hook.Occasion.FAILURE, Instant.parse('2026-11-28T02:00:00Z')),
        ]
    }

    def "whatever is taken can be written down and read again"() {
        given:
        def event = deep.startsWith('{"name"') ? Event.parse(deep) : Event.from('s', 'e', deep)

        expect:
        Event.ofRecord(event.toJson()) == event

        where:
        deep << ['[' * 501 + ']' * 501, '{"name":"a","payload":' + '[' * 501 + ']' * 501 + '}', '{"name":"a","time":"9998-12-31T23:59:59Z"}', '{"name":"a","time":"0001-01-01T00:00:00Z"}']
    }

    def "nobody outside says that an event came from another source"() {
        expect:
        Event.parse('{"name":"push","source":"github"}').source() == null
    }

    def "a field may stand deep, in lists too: #path"() {
        given:
        def event = Event.from('s', 'e', '{"a":{"b":[{"c":1},null],"0":"zero"},"n":null}')

        expect:
        event.at(PayloadPath.parse(path)).orElse('nothing') == value

        where:
        path      || value
        'a.b.0.c' || 1
        'a.0'     || 'zero'
        'a.b.1'   || 'nothing'
        'a.b.2'   || 'nothing'
        'a.b.-1'  || 'nothing'
        'a.b.99999999999999999999' || 'nothing'
        'a.b.c'   || 'nothing'
        'n'       || 'nothing'
        'a.x.y'   || 'nothing'
    }
}
