package flow.event

import static flow.graph.Trigger.Needs.ALL
import static flow.graph.Trigger.Needs.ANY

import flow.graph.Block
import flow.graph.Cron
import flow.graph.Flow
import flow.graph.Hook
import flow.graph.Parameter
import flow.graph.PayloadPath
import flow.graph.Project
import flow.graph.Starts
import flow.graph.Trigger
import flow.graph.Trigger.Upstream
import flow.problem.Position
import spock.lang.Specification

import java.time.ZoneId

class ConditionsSpec extends Specification {
    static final Position AT = Position.NOWHERE

    def "all of several are one condition, any of several one each, and every word one more"() {
        given:
        def flow = flow(
            onEvent(ALL, event('orders'), event('prices')),
            onEvent(ANY, event('x.y'), event('x-y')),
            new Trigger.OnFinish(AT, ALL, Hook.Occasion.SUCCESS, [Upstream.parse('Load'), Upstream.parse('other.prod.Load')]))

        expect:
        Conditions.of(flow, null).collect { [it.id(), it.described()] } == [
            ['orders-and-prices', "event 'orders' and event 'prices'"],
            ['x-y', "event 'x.y'"],
            ['x-y-2', "event 'x-y'"],
            ['load-and-load-2', "success of 'Load' and success of 'other.prod.Load'"],
        ]
    }

    def "events belong to the project and branch of the flow that waits for them"() {
        given:
        def flow = flow(project: 'sales', onEvent(ALL, event('orders')), new Trigger.OnFinish(AT, ALL, Hook.Occasion.FAILURE, [Upstream.parse('Load')]),
            onEvent(ALL, new Trigger.Event('github', 'push', AT, [], [])))

        expect:
        Conditions.of(flow, 'user.alice')*.dependencies().flatten().collect { [it.source(), it.name()] } ==
            [[null, 'sales/user.alice/orders'], [null, 'sales/user.alice/flow.Load.failed'], ['github', 'push']]
        Conditions.of(this.flow(onEvent(ALL, event('orders'))), null)[0].dependencies()*.name() == ['orders']
    }

    def "ids are readable, different, and begin with a letter"() {
        given:
        def names = ['a' * 128, 'a' * 127 + 'b', '2nd', '2.nd', 'A_B', 'a-b', 'x.', 'x']
        def ids = Conditions.of(flow(onEvent(ANY, *names.collect { event(it) })), null)*.id()

        expect:
        ids == ['a' * 40, 'a' * 40 + '-2', 'e-2nd', 'e-2-nd', 'a-b', 'a-b-2', 'x', 'x-2']
    }

    def "an event counts when its fields hold what is wanted, and has what must be given"() {
        given:
        def parameters = [parameter('order', true), parameter('note', false)]
        def event = event('orders', [order: 'order.id', note: 'note'], ['order.country': ['DE', 'FR'], count: [3], paid: [true]])
        def dependency = Conditions.of(flow(parameters: parameters, onEvent(ALL, event)), null)[0].dependencies()[0]

        expect:
        dependency.objections(Event.parse("""{"name":"orders","payload":$payload}""")) == objections

        where:
        payload                                                                  || objections
        '{"order":{"id":"7","country":"FR"},"count":3,"paid":true}'              || []
        '{"order":{"id":"7","country":"DE"},"count":3.0,"paid":true,"note":1}'   || []
        '{"order":{"id":"7","country":"FR"},"count":3e0,"paid":true}'            || []
        '{"order":{"id":"7","country":"US"},"count":3,"paid":true}'              || ["'order.country' is 'US', not 'DE' or 'FR'"]
        '{"order":{"id":"7","country":"DEx"},"count":3,"paid":true}'             || ["'order.country' is 'DEx', not 'DE' or 'FR'"]
        '{"order":{"id":"7","country":"FR"},"count":"3","paid":"true"}'          || ["'count' is '3', not 3", "'paid' is 'true', not true"]
        '{"order":{"id":"7","country":"FR"},"count":1e999999999,"paid":true}'    || ["'count' is 1E+999999999, not 3"]
        '{"order":{"id":"7","country":"FR"},"count":1e-999999999,"paid":true}'   || ["'count' is 1E-999999999, not 3"]
        '{"order":{"id":"7","country":"FR"},"count":1e20,"paid":true}'           || ["'count' is 100000000000000000000, not 3"]
        '{"order":{"country":"FR"},"count":3,"paid":true}'                       || ["it has no 'order.id', which parameter 'order' needs"]
        '{"order":{"id":null,"country":"FR"},"count":3,"paid":true}'             || ["it has no 'order.id', which parameter 'order' needs"]
        '[]'                                                                     || ["'order.country' is not there, not 'DE' or 'FR'", "'count' is not there, not 3",
                                                                                     "'paid' is not there, not true", "it has no 'order.id', which parameter 'order' needs"]
    }

    def "a number of a billion digits is not written out"() {
        given:
        def dependency = Conditions.of(flow(onEvent(ALL, event('a', [:], [n: [1]]))), null)[0].dependencies()[0]

        expect:
        dependency.objections(Event.parse('{"name":"a","payload":{"n":1e999999999}}')) == ["'n' is 1E+999999999, not 1"]
        dependency.objections(Event.parse('{"name":"a","payload":{"n":1.50}}')) == ["'n' is 1.50, not 1"]
    }

    def "what an event has fills parameters, and what it lacks is left to the defaults"() {
        given:
        def flow = flow(parameters: [parameter('order', true), parameter('note', false)], onEvent(ALL, new Trigger.Event('orders', AT, null, [])))
        def dependency = Conditions.of(flow, null)[0].dependencies()[0]

        expect:
        dependency.values(Event.parse('{"name":"orders","payload":{"order":3,"other":4}}')) == [order: 3]
        dependency.fills()*.isNeeded() == [true, false]
    }

    def "of several the latest of each counts, and everything begins anew with a run"() {
        given:
        def condition = Conditions.of(flow(onEvent(ALL, event('a'), event('b'))), null)[0]
        def waiting = Waiting.of(condition)
        def starts = []

        when:
        ['a1', 'a2', 'c1', 'b1', 'b2', 'b3', 'a3', 'a4'].each {
            def step = waiting.after(new Event(null, it[0], it, null, [:]))
            waiting = step.waiting()
            step.start().ifPresent { starts << it.events().values()*.id() }
        }

        then:
        starts == [['a2', 'b1'], ['a3', 'b3']]
        waiting.missing()*.name() == ['b']
    }

    def "what started a run is the condition that waits for exactly that"() {
        given:
        def conditions = Conditions.of(flow(onEvent(ALL, event('a'), event('b')), onEvent(ALL, event('a'))), null)
        def one = Event.parse('{"name":"a"}')
        def other = Event.parse('{"name":"b"}')

        expect:
        Start.of(conditions, [b: other, a: one]).get().records() == [one, other]*.toJson()
        Start.of(conditions, ['a-2': one]).get().condition() == conditions[1]
        Start.of(conditions, [a: one]).empty
        Start.of(conditions, [z: one]).empty
    }

    def "a parameter that must be given has to be filled by whatever starts a run"() {
        given:
        def parameters = [parameter('order', true), parameter('note', false)]

        expect:
        Conditions.unfilled(flow(parameters: parameters, trigger))*.parameter()*.name() == unfilled

        where:
        trigger                                                            || unfilled
        onEvent(ALL, new Trigger.Event('a', AT, null, []))                 || []
        onEvent(ALL, event('a', [order: 'x']))                             || []
        onEvent(ALL, event('a', [order: 'x']), event('b'))                 || []
        onEvent(ANY, event('a', [order: 'x']), event('b'))                 || ['order']
        onEvent(ANY, event('a', [order: 'x']), event('b', [order: 'y']))   || []
        onEvent(ALL, event('a', [note: 'x']))                              || ['order']
        new Trigger.OnFinish(AT, ALL, Hook.Occasion.SUCCESS, [Upstream.parse('Load')]) || ['order']
    }

    def "an event is explained to every dependency of its name"() {
        given:
        def conditions = Conditions.of(flow(onEvent(ALL, event('a'), event('b')), onEvent(ALL, event('a', [:], [x: [1]]))), null)

        when:
        def told = Explanation.of(conditions, Event.parse('{"name":"a"}'))

        then:
        told*.isMet() == [true, false]
        told*.missing().collect { it*.name() } == [['b'], []]
        told[1].objections() == ["'x' is not there, not 1"]
        Explanation.of(conditions, Event.parse('{"name":"c"}')) == []
    }

    private static Trigger onEvent(Trigger.Needs needs, Trigger.Event... events) { new Trigger.OnEvent(AT, needs, events as List) }

    private static Trigger.Event event(String name, Map<String, String> parameters = [:], Map<String, List> where = [:]) {
        new Trigger.Event(name, AT, parameters.collect { new Trigger.Mapping(it.key, AT, PayloadPath.parse(it.value)) },
            where.collect { new Trigger.Filter(PayloadPath.parse(it.key), it.value) })
    }

    private static Parameter parameter(String name, boolean required) {
        new Parameter(name, AT, Parameter.Type.STRING, null, required, null, [])
    }

    def "written down they are read again as they were, and what a later release adds is passed over"() {
        given:
        def pace = new Trigger.Pace(new Trigger.Reset(Cron.parse('0 0 * * *'), ZoneId.of('Asia/Tokyo')), Trigger.RateLimit.parse('2 per hour'))
        def events = [event('orders', [order: 'order.id'], ['order.country': ['DE', 3, 1.50, true]]), new Trigger.Event('github', 'push', AT, [], [])]
        def conditions = Conditions.of(flow(parameters: [parameter('order', true)], new Trigger.OnEvent(AT, ALL, events, pace)), null)
        def written = WrittenConditions.of(conditions)

        expect:
        WrittenConditions.read(written) == conditions
        WrittenConditions.read(written.replace('"id":', '"new":[1],"id":')) == conditions

        when:
        WrittenConditions.read(other)

        then:
        thrown(IllegalArgumentException)

        where:
        other << ['', '{}', '[1]', '[{"id":"a"}]', '[{"id":"a","waitsFor":[]}]', '[{"id":"a","waitsFor":[{"id":"a"}]}]']
    }

    private static Flow flow(Map given = [:], Trigger... triggers) {
        new Flow('f', AT, null, [], given.project ? new Project(given.project, AT) : null, new Starts(null, triggers as List),
            given.parameters ?: [], [], Block.EMPTY, [], [])
    }
}
