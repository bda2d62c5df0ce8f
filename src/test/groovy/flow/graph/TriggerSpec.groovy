package flow.graph

import spock.lang.Specification

class TriggerSpec extends Specification {

    def "'#text' is a path into a payload"() {
        expect:
        PayloadPath.parse(text).keys() == keys

        where:
        text                 || keys
        'id'                 || ['id']
        'order.id'           || ['order', 'id']
        'payload.order.id'   || ['order', 'id']
        'payload'            || ['payload']
        'items.0.id'         || ['items', '0', 'id']
        'dataset-id'         || ['dataset-id']
    }

    def "'#text' is no path into a payload"() {
        when:
        PayloadPath.parse(text)

        then:
        def refusal = thrown(InvalidValue)
        refusal.message == "'$text' is no path into an event's payload"

        where:
        text << ['', '.', 'a.', '.a', 'a..b', 'a b', 'payload.']
    }

    def "'#text' is another flow"() {
        when:
        def flow = Trigger.Upstream.parse(text)

        then:
        [flow.project(), flow.branch(), flow.flow()] == [project, branch, name]
        flow.toString() == text

        where:
        text                    || project | branch       | name
        'Load'                  || null    | null         | 'Load'
        'load-all_2'            || null    | null         | 'load-all_2'
        'sales.prod.Load'       || 'sales' | 'prod'       | 'Load'
        'sales.prod.v2.Load'    || 'sales' | 'prod.v2'    | 'Load'
        'sales.user.alice.Load' || 'sales' | 'user.alice' | 'Load'
        'sales.test.x.Load'     || 'sales' | 'test.x'     | 'Load'
    }

    def "'#text' is no other flow: #message"() {
        when:
        Trigger.Upstream.parse(text)

        then:
        def refusal = thrown(InvalidValue)
        refusal.message == message

        where:
        text                 || message
        ''                   || "'' is no flow name"
        '2Load'              || "'2Load' is no flow name"
        'sales.Load'         || "'sales.Load' is no flow of a project"
        'sales.alice.Load'   || "'sales.alice.Load' is no flow of a project"
        'sales.user.Load'    || "'sales.user.Load' is no flow of a project"
        'sales..Load'        || "'sales..Load' is no flow of a project"
        'sales.prod.'        || "'' is no flow name"
        'Sales.prod.Load'    || "'Sales' is no project name"
    }
}
