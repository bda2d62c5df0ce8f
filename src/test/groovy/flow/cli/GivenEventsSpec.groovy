package flow.cli

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** {@code flow run --event} and {@code --trigger}. */
class GivenEventsSpec extends Specification {
    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
        terminal.file('load.flow.groovy', "flow('Load') { project 'shop'; parameter 'broken', default: false; step('load') { rows = 41; if (broken) { throw new IOException('no') } } }")
        terminal.file('sell.flow.groovy', '''\
            flow('Sell') {
                project 'shop'
                parameter 'order', type: Long, required: true
                parameter 'note', default: 'none'
                trigger 'orders', parameters: [order: 'order.id', note: 'note'], where: [kind: ['new', 'changed']]
                trigger all: [[event: 'push', source: 'github', parameters: [order: 'number']], 'prices']
                triggerOnFinish 'Load'
                step('sell') {
                    def t = current.trigger
                    println "order=$order note=$note event=${t?.event} payload=${t?.payload} names=${t?.events*.name} run=${t?.run?.artifacts?.rows?.value}"
                }
            }
            '''.stripIndent())
    }

    def "an event in a file fills parameters and is seen in bodies"() {
        given:
        terminal.file('order.json', '{"name": "orders", "payload": {"kind": "new", "order": {"id": 9007199254740993}}}')

        expect:
        said('--event', 'order.json') == 'order=9007199254740993 note=none event=orders payload=[kind:new, order:[id:9007199254740993]] names=[orders] run=null'
    }

    def "what started a run is shown with it"() {
        given:
        terminal.file('order.json', '{"name": "orders", "id": "x1", "time": "2026-11-28T02:00:00Z", "payload": {"kind": "new", "order": {"id": 7}}}')
        assert terminal.flow('run', 'sell.flow.groovy', '--event', 'order.json').exit == 0

        expect:
        terminal.flow('status').out.contains('  started by  shop/user.ada/orders')
        new groovy.json.JsonSlurper().parseText(terminal.flow('status', '--json').out).with { [it.scheduledTime, it.events] } ==
            [null, [[name: 'shop/user.ada/orders', source: null, id: 'x1', time: '2026-11-28T02:00:00Z', payload: [kind: 'new', order: [id: 7]]]]]
    }

    def "what is typed is stronger than what an event says"() {
        given:
        terminal.file('order.json', '{"name": "shop/user.ada/orders", "payload": {"kind": "new", "order": {"id": 7}, "note": "of the event"}}')

        expect:
        said('--event', 'order.json', '--note', 'typed').startsWith('order=7 note=typed event=orders')
    }

    def "several events make a run together"() {
        given:
        terminal.file('both.json', '[{"name": "prices"}, {"source": "github", "name": "push", "payload": {"number": 12}}]')

        expect:
        said('--event', 'both.json') == 'order=12 note=none event=push payload=[number:12] names=[push, prices] run=null'
    }

    def "the end of another flow's run is seen as that run"() {
        given:
        assert terminal.flow('run', 'load.flow.groovy').exit == 0

        expect:
        said('--trigger', 'latest', '-p', 'order=1') ==~
            /order=1 note=none event=flow\.Load\.succeeded payload=\[flow:Load, run:\w{12}, status:succeeded, time:\S+] names=\[flow\.Load\.succeeded] run=41/
    }

    def "a run that ended otherwise than the flow waits for starts nothing"() {
        given:
        assert terminal.flow('run', 'load.flow.groovy', '--broken').exit == 1

        expect:
        terminal.flow('run', 'sell.flow.groovy', '--trigger', 'latest', '-p', 'order=1').err.contains("nothing waits for 'flow.Load.failed'")
    }

    def "a run that is resumed keeps what started it"() {
        given:
        terminal.file('sell.flow.groovy', terminal.folder.resolve('sell.flow.groovy').text.replace("step('sell') {", "step('break') { if (!new File('${terminal.folder}/mended').exists()) { throw new IOException('no') } }; step('sell') {"))
        terminal.file('order.json', '{"name": "orders", "payload": {"kind": "new", "order": {"id": 7}}}')
        assert terminal.flow('run', 'sell.flow.groovy', '--event', 'order.json').exit == 1
        terminal.file('mended', '')

        expect:
        terminal.flow('resume').exit == 0
        terminal.flow('logs').out.contains('order=7 note=none event=orders')
    }

    def "what starts no run is refused with the reason: #text"() {
        given:
        terminal.file('event.json', text)
        def result = terminal.flow('run', 'sell.flow.groovy', '--event', 'event.json')

        expect:
        result.exit == 2
        result.err.contains(said)
        terminal.flow('runs').out.readLines().size() <= 1

        where:
        text                                                             || said
        '{"name": "order"}'                                              || "nothing waits for 'order' (did you mean 'orders'?); flow 'Sell' waits for event 'shop/user.ada/orders'"
        '{"name": "orders", "payload": {"kind": "old"}}'                 || "'shop/user.ada/orders' starts no run: 'kind' is 'old', not 'new' or 'changed'; it has no 'order.id', which parameter 'order' needs"
        '{"name": "prices"}'                                             || "a run starts when event 'push' of github came too"
        '{"name": "orders", "payload": {"kind": "new", "order": {"id": "x"}}}' || "event 'shop/user.ada/orders': parameter 'order': 'x' is no Long"
        'nothing'                                                        || 'is no JSON'
        '[]'                                                             || '--event: the list is empty'
    }

    def "a flow without triggers is started by no event"() {
        given:
        terminal.file('event.json', '{"name": "a"}')

        expect:
        terminal.flow('run', 'load.flow.groovy', '--event', 'event.json').err.contains("flow 'Load' has no trigger, so that no event starts it")
        terminal.flow('run', 'load.flow.groovy', '--trigger', 'latest').err.contains('no run')
    }

    private String said(String... options) {
        def result = terminal.flow(['run', 'sell.flow.groovy', *options] as String[])
        assert result.exit == 0, result.err
        terminal.flow('logs').out.readLines().last().replaceFirst(/^.*(?=order=)/, '')
    }
}
