package flow.argo

import com.fasterxml.jackson.databind.ObjectMapper
import flow.argo.SensorInterpreter.Sent
import flow.store.RunIds
import flow.store.WhatTasksLeft
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/** A run that a Sensor starts gives bodies exactly what 'flow run --event' gives them, types and all, whatever the events say. */
@Timeout(300)
class TriggeredRunsSpec extends Specification {
    private static final int CASES = 24
    private static final ObjectMapper JSON = new ObjectMapper()
    private static final String SCRIPT = '''
        flow('f') {
            trigger all: [
                [event: 'orders', parameters: [count: 'n', rate: 'r', text: 'order.text', tree: 'order', day: 'day'], where: [kind: ['new', 3, true]]],
                [event: 'push', source: 'github', parameters: [list: 'items', flag: 'flag']]]
            trigger 'alone', parameters: [count: 'n', text: 't']
            triggerOnFinish 'load', on: 'failure'
            parameter 'count', type: Integer, default: 5
            parameter 'rate', type: BigDecimal
            parameter 'text', default: 'none'
            parameter 'tree', type: Json
            parameter 'day', type: LocalDate, default: '2026-11-28'
            parameter 'list', type: List, default: ['x']
            parameter 'flag', default: false
            step('see') {
                all = [count, rate, text, tree, day, list, flag]
                types = all*.class*.name
                by = current.trigger.events.collect { [it.name, it.source, it.payload] }
                first = current.trigger.event
            }
        }
        '''.stripIndent()
    private static final List<String> TEXTS = ['', 'plain', '{{workflow.name}}', '{{=1+', '{{= 1+1 }}', '$(HOME) `id` $((1))', '"quoted"', "it's", 'back\\slash\\', '\n\r\t\u0000', 'flow:b64:eA==', 'null', '3', 'ä漢😀\u2028\ufeff', '<&>', '}])', '{{tasks.x.outputs}}', 'x' * 5_000]
    private static final List<String> NUMBERS = ['3', '-0', '3.0', '2147483647', '1e2', '0', '7.10', '123456789012345678901234567890.5', '1E-7']

    @TempDir
    Path folder

    private static String text(Random random) { JSON.writeValueAsString(TEXTS[random.nextInt(TEXTS.size())]) }

    private static String number(Random random, int most = NUMBERS.size()) { NUMBERS[random.nextInt(most)] }

    private static String some(Random random, String field) { random.nextInt(4) ? ",$field" : '' }

    /** What comes: of each the source, the name and the body. */
    private static List<Sent> events(Random random) {
        def own = { String name, String payload -> new Sent('flow-events', 'event', "c${random.nextInt()}".toString(), "{\"name\":\"$name\",\"id\":\"${random.nextInt()}\",\"time\":\"2026-11-28T02:00:00Z\",\"payload\":$payload}".toString()) }
        switch (random.nextInt(4)) {
            case 0: return [own('alone', "{\"x\":${text(random)}${some(random, "\"n\":${number(random, 4)}")}${some(random, "\"t\":${text(random)}")}}")]
            case 1: return [own('flow.load.failed', "{\"flow\":\"load\",\"status\":\"failed\",\"more\":{\"deep\":[${number(random)},null,${text(random)}]}}")]
            default:
                def order = "{\"text\":${text(random)},\"big\":${number(random)},\"inner\":{\"list\":[${number(random)},${text(random)},{}]}}"
                def orders = own('orders', "{\"kind\":${['"new"', '3', '3.0', 'true'][random.nextInt(4)]}${some(random, "\"n\":${number(random, 4)}")}${some(random, "\"r\":${number(random)}")}${some(random, "\"order\":$order")}${some(random, '"day":"2024-02-29"')}${some(random, '"day2":null')}}")
                def push = new Sent('github', 'push', "g${random.nextInt()}".toString(), "{ \"ref\" : ${text(random)}${some(random, "\"items\":[${text(random)},${text(random)}]")}${some(random, '"flag":true')} }".toString())
                return [own('orders', '{"kind":"new","n":1}'), orders, push]
        }
    }

    private String written(List<Sent> events) {
        def all = events.collect { it.source() == 'flow-events' ? it.body() : "{\"source\":\"${it.source()}\",\"name\":\"${it.name()}\",\"payload\":${it.body()}}" }
        def file = folder.resolve('events.json')
        file.text = "[${all.join(',')}]"
        file.toString()
    }

    def "of two dozen runs by random and hostile events each leaves what it leaves here"() {
        given:
        def script = folder.resolve('f.flow.groovy')
        script.text = SCRIPT
        def deployment = new Deployment(folder, script.toString())
        def sensor = new SensorInterpreter(deployment.manifests.find { it.get('kind').asText() == 'Sensor' })
        def random = new Random(5)

        expect:
        Traps.of(deployment.manifests) == []
        (0..<CASES).every {
            def events = events(random)
            def created = events.collectMany { sensor.send(it) }
            assert created.size() == 1: events
            def run = deployment.run(created[0])
            def left = deployment.deployed.open(RunIds.ofArgo(created[0].name()))
            def store = deployment.runHere('--event', written(events))
            def here = store.open(store.runIds().last())
            assert run.phase() == Node.Phase.SUCCEEDED: "$events\n${deployment.said.join('\n')}"
            assert WhatTasksLeft.of(left) == WhatTasksLeft.of(here): "$events\n${deployment.said.join('\n')}"
            assert !WhatTasksLeft.of(left).isEmpty()
            true
        }
    }
}
