package flow.compile.argo

import static flow.graph.Trigger.Needs.ALL
import static flow.graph.Trigger.Needs.ANY

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import flow.argo.Expressed
import flow.argo.SensorInterpreter
import flow.argo.SensorInterpreter.Sent
import flow.argo.SensorRules
import flow.compile.DeployOptions.EventOptions
import flow.compile.DeploymentFacts
import flow.compile.SubmittedEvents
import flow.event.Condition
import flow.event.Conditions
import flow.event.Event
import flow.event.Waiting
import flow.event.WrittenConditions
import flow.graph.Cron
import flow.graph.Flow
import flow.graph.Hook
import flow.graph.Parameter
import flow.graph.PayloadPath
import flow.graph.Project
import flow.graph.Starts
import flow.graph.Trigger
import flow.problem.Code
import flow.problem.ProblemException
import flow.run.Nodes
import spock.lang.Specification

import java.time.ZoneId

/** A Sensor starts runs by exactly those events by which flow itself would, and hands them over as they came. */
class SensorsSpec extends Specification {
    private static final int FLOWS = 500
    private static final int EVENTS = 8
    private static final ObjectMapper JSON = new ObjectMapper()
    private static final AT = Nodes.at(2)

    private static final List<String> NAMES = ['orders', 'prices', 'count', 'filter', 'in', 'true', 'a.b', 'x-y', '2nd', '7']
    private static final List<String> KEYS = ['a', 'b', 'id', '0', '1', '12', 'a#', '#', 'x*', '?', 'p|q', '@this', '@tostr', '!n', '{k', '[k', '(k', '"q"', 'back\\slash', "it's", 'ä', '😀', 'k=v%<>&', ':1', '-1', '_', 'payload']
    private static final List<Object> VALUES = ['a', 'A', '3', '3.0', 'true', 'null', '', ' ', '2024-01-01', '3:04PM', '.*', '^a$', '[a-z]+', '}', ']', ')', '}])', '"', '\\', '\\"', "'", '{{= 1+1 }}', '{{workflow.name}}',
        '$(HOME)', '\u0000\n\u2028', 'ä😀', 3, 3.0, 0, -1, 1.5, 0.1, 9007199254740992, 1e300, true, false]
    /** Besides the values themselves; how numbers may be spelt, and what is no value to compare with. */
    private static final List<String> SPELLINGS = ['3', '3.0', '3e0', '30e-1', '0.30E+1', '-0', '0.0', '1e400', '-1e400', '9007199254740993', '9007199254740992.0', '123456789012345678901234567890', '0.1000000000000000055', '"\\u0061"', '"\\u0033"',
        '"tr\\u0075e"', 'null', '[]', '{}', '[3]', '["a"]', '{"a":3}', '"\\/"']

    private final Random random = new Random(11)

    private <T> T one(List<T> list) { list[random.nextInt(list.size())] }

    private PayloadPath field() { new PayloadPath((0..random.nextInt(3)).collect { one(KEYS) }) }

    private Trigger.Event event(String source, String name) {
        def where = random.nextInt(3) ? [] : (0..random.nextInt(2)).collect { new Trigger.Filter(field(), (0..random.nextInt(3)).collect { one(VALUES) }.unique()) }
        def mappings = [null, [], ['need', 'may'].collect { new Trigger.Mapping(it, AT, field()) }][random.nextInt(3)]
        new Trigger.Event(source, name, AT, mappings, where)
    }

    private Trigger trigger() {
        if (!random.nextInt(5)) {
            return new Trigger.OnFinish(AT, one([ALL, ANY]), one([Hook.Occasion.SUCCESS, Hook.Occasion.FAILURE]), ['Load', 'count'].shuffled(random).take(1 + random.nextInt(2)).collect { Trigger.Upstream.parse(it) })
        }
        def events = (0..random.nextInt(3)).collect { [random.nextInt(4) ? null : 'github', one(NAMES)] }.unique()
        new Trigger.OnEvent(AT, one([ALL, ANY]), events.collect { event(*it) })
    }

    private static Flow flow(List<Trigger> triggers, boolean isNeeded) {
        new Flow('f', Nodes.at(1), null, [], null, new Starts(null, triggers),
            [new Parameter('need', AT, Parameter.Type.JSON, null, isNeeded, null, []), new Parameter('may', AT, Parameter.Type.JSON, null, false, null, [])],
            [], Nodes.block(Nodes.step('one')), [], [])
    }

    private String json(int depth) {
        if (depth == 0 || random.nextInt(3)) {
            return random.nextBoolean() ? one(SPELLINGS) : JSON.writeValueAsString(one(VALUES))
        }
        def blank = one(['', ' ', '\n\t'])
        random.nextInt(3)
            ? '{' + KEYS.shuffled(random).take(random.nextInt(6)).collect { "${key(it)}$blank:$blank${json(depth - 1)}" }.join(",$blank") + '}'
            : '[' + (0..<random.nextInt(4)).collect { json(depth - 1) }.join(",$blank") + ']'
    }

    /** Any character of a text may be written by its number. */
    private String key(String text) {
        random.nextInt(5) ? JSON.writeValueAsString(text) : '"' + text.collect { it.codePoints().toArray().length == 1 && it.length() == 1 ? String.format('\\u%04x', (int) it.charAt(0)) : it }.join('') + '"'
    }

    /** What comes, and what flow reads in it. */
    private List sent(List<Condition> conditions, int number) {
        def wanted = one(conditions*.dependencies().flatten())
        def near = wanted.where() && random.nextBoolean() ? meeting(wanted) : json(3)
        def cloudId = "c-$number".toString()
        if (wanted.source() != null) {
            def name = random.nextInt(5) ? wanted.name() : one(NAMES)
            return [new Sent(wanted.source(), name, cloudId, near), Event.from(wanted.source(), name, near).withId(cloudId)]
        }
        def name = random.nextInt(6) ? wanted.name() : one(NAMES)
        def id = random.nextInt(6) ? "\"id\":\"${random.nextInt(4) ? number : number.intdiv(2)}\"," : ''
        def body = "{$id\"name\":${JSON.writeValueAsString(name)}${random.nextInt(9) ? ",\"payload\":$near" : ''}}".toString()
        [new Sent('flow-events', 'event', cloudId, body), Event.parse(body)]
    }

    /** A payload that meets what is wanted, as far as one field does not stand in another one's way. */
    private String meeting(dependency) {
        def tree = [:]
        dependency.where().each { filter ->
            def at = tree
            filter.field().keys().dropRight(1).each { key -> at = at[key] instanceof Map ? at[key] : (at[key] = [:]) }
            at[filter.field().keys().last()] = one(filter.values())
        }
        dependency.fills().each { fill -> tree.putIfAbsent(fill.field().keys()[0], one(VALUES)) }
        JSON.writeValueAsString(tree)
    }

    private static List<JsonNode> compiled(Flow flow) { Compiled.of(flow).collect { JSON.valueToTree(it.content()) } }

    private static JsonNode of(String kind, List<JsonNode> objects) { objects.find { it.get('kind').asText() == kind } }

    def "500 flows with random triggers are started by the same of 4,000 random events as flow says, which come as they were sent"() {
        given:
        int starts = 0
        int passedOver = 0
        int twice = 0

        expect:
        (0..<FLOWS).every {
            def flow = flow((0..random.nextInt(2)).collect { trigger() }, false)
            def needy = this.flow(flow.starts().triggers(), random.nextInt(3) == 0)
            if (!Conditions.unfilled(needy)) {
                flow = needy
            }
            def conditions = Conditions.of(flow, null)
            assert WrittenConditions.read(WrittenConditions.of(conditions)) == conditions
            def objects = compiled(flow)
            assert SensorRules.faults(of('Sensor', objects)) == []
            def sensor = new SensorInterpreter(of('Sensor', objects))
            def waiting = conditions.collectEntries { [it.id(), Waiting.of(it)] }
            def named = [] as Set
            EVENTS.times { number ->
                def (sent, event) = sent(conditions, number)
                def wanted = conditions.collectMany { condition ->
                    def step = waiting[condition.id()].after(event)
                    waiting[condition.id()] = step.waiting()
                    def start = step.start().orElse(null)
                    def first = start?.events()?.values()?.first()?.id()
                    boolean isAgain = first != null && !named.add([condition.id(), first])
                    twice += isAgain ? 1 : 0
                    start == null || isAgain ? [] : [[condition.id(), start.events().collectEntries { id, one -> [id, one] }]]
                }
                def created = sensor.send(sent)
                assert created*.trigger().sort() == wanted*.first().sort(): "$sent\n$flow"
                starts += created.size()
                passedOver += created ? 0 : 1
                created.each { run ->
                    def expected = wanted.find { it[0] == run.trigger() }[1]
                    def bodies = SubmittedEvents.read(Expressed.variable(objects, 'FLOW_TASK_EVENTS', run))
                    assert bodies.keySet() == expected.keySet()
                    bodies.each { id, body -> assert (expected[id].source() == null ? Event.parse(body) : Event.from(expected[id].source(), expected[id].name(), body).withId(expected[id].id())) == expected[id] }
                    assert bodies.containsValue(sent.body())
                }
            }
            true
        }
        starts > 700
        passedOver > 1_000
        twice > 20
    }

    private static JsonNode sensor(Map options = [:], Flow flow) { of('Sensor', Compiled.of(options, flow).collect { JSON.valueToTree(it.content()) }) }

    private static Trigger.OnEvent on(Trigger.Needs needs = ALL, Trigger.Pace pace = Trigger.Pace.FREE, Trigger.Event... events) { new Trigger.OnEvent(AT, needs, events as List, pace) }

    private static Trigger.Event named(String name, List<Trigger.Filter> where = [], Map<String, String> parameters = [:]) {
        new Trigger.Event(name, AT, parameters.collect { new Trigger.Mapping(it.key, AT, PayloadPath.parse(it.value)) }, where)
    }

    private static Flow flow(Trigger trigger, Parameter... parameters) {
        new Flow('f', Nodes.at(1), null, [], null, new Starts(null, [trigger]), parameters as List, [], Nodes.block(Nodes.step('one')), [], [])
    }

    private static Parameter parameter(String name, Parameter.Type type, List choices = []) { new Parameter(name, AT, type, null, true, null, choices) }

    def "what has to be given gets a value that Argo takes, and the event's in its place"() {
        given:
        def flow = flow(on(named('orders', [], [a: 'a', b: 'b', c: 'c'])),
            parameter('a', Parameter.Type.INTEGER), parameter('b', Parameter.Type.STRING, ['{{x}}', 'y']), parameter('c', Parameter.Type.LIST, ['p', 'q']))
        def given = sensor(flow).at('/spec/triggers/0/template/k8s/source/resource/spec/arguments/parameters')

        expect:
        given.collectEntries { [it.get('name').asText(), it.get('value').asText()] } == [a: '', b: 'flow:b64:' + '{{x}}'.bytes.encodeBase64(), c: '']
        of('WorkflowTemplate', compiled(flow)).at('/spec/arguments/parameters/1/enum')*.asText().contains(given[1].get('value').asText())
    }

    def "what is kept is forgotten in the time zone of the script, and no more runs are started than it says"() {
        given:
        def pace = new Trigger.Pace(new Trigger.Reset(Cron.parse('0 30 6 ? * MON'), ZoneId.of('Asia/Tokyo')), Trigger.RateLimit.parse('2 per hour'))
        def trigger = sensor(flow(on(ALL, pace, named('a'), named('b')))).at('/spec/triggers/0')

        expect:
        trigger.at('/template/conditionsReset/0/byTime').with { [it.get('cron').asText(), it.get('timezone').asText()] } == ['30 6 * * 1', 'Asia/Tokyo']
        trigger.at('/rateLimit').with { [it.get('unit').asText(), it.get('requestsPerUnit').asInt()] } == ['Hour', 2]
    }

    def "where events come from and as whom runs are started is for the settings to say"() {
        given:
        def facts = new DeploymentFacts('ann', 'user.ann', false, [], [], [:])
        def flow = new Flow('f', Nodes.at(1), null, [], new Project('sales', AT), new Starts(null, [on(named('orders'))]), [], [], Nodes.block(Nodes.step('one')), [], [])
        def spec = sensor(flow, facts: facts, events: new EventOptions('bus', 'hooks', 'all', 'starter', '', true)).get('spec')

        expect:
        [spec.get('eventBusName').asText(), spec.at('/template/serviceAccountName').asText()] == ['bus', 'starter']
        spec.at('/dependencies/0').with { [it.get('eventSourceName').asText(), it.get('eventName').asText()] } == ['hooks', 'all']
        spec.at('/dependencies/0/filters/exprs/0/fields/1/path').asText() == '!"sales/user.ann/orders"'
    }

    def "an event that comes twice starts one run, of each condition that waits for it"() {
        given:
        def flow = new Flow('f', Nodes.at(1), null, [], null, new Starts(null, [on(named('a')), on(named('a', [new Trigger.Filter(PayloadPath.parse('n'), [1])]))]), [], [], Nodes.block(Nodes.step('one')), [], [])
        def sensor = new SensorInterpreter(sensor(flow))
        def sent = { String cloud, String id -> new Sent('flow-events', 'event', cloud, "{\"name\":\"a\",\"payload\":{\"n\":1}$id}".toString()) }

        expect:
        sensor.send(sent('1', ',"id":"x"'))*.trigger() == ['a', 'a-2']
        sensor.send(sent('2', ',"id":"x"')) == []
        sensor.warnings().every { it.endsWith(' already exists') }
        sensor.send(sent('3', ''))*.name() == ['f-x1001', 'f-x1002']
        sensor.send(sent('4', ',"id":"y"'))*.name().every { it ==~ /f-[0-9a-f]{12}/ }
    }

    def "#what is refused with the line of the script"() {
        when:
        Compiled.of(flow(trigger, *parameters))

        then:
        def refused = thrown(ProblemException)
        refused.problems().collect { [it.code(), it.position().line(), it.message()] } == [[Code.F030, AT.line(), message]]

        where:
        what                                 | trigger                                                             | parameters                                  || message
        'a parameter that nothing fills'     | on(named('a'))                                                      | [parameter('p', Parameter.Type.INTEGER)]    || "parameter 'p' is required, and nobody is there to give it when this trigger starts a run"
        'one that only one of several fills' | on(ANY, named('a', [], [p: 'x']), named('b'))                       | [parameter('p', Parameter.Type.INTEGER)]    || "parameter 'p' is required, and nobody is there to give it when this trigger starts a run"
        'a reset of six fields'              | on(ALL, pace('*/5 0 0 * * ?'), named('a'), named('b'))              | []                                          || "Argo Events cannot reset a trigger by '*/5 0 0 * * ?' (${Cron.parse('*/5 0 0 * * ?').dialect().title()}): ${Cron.parse('*/5 0 0 * * ?').unixObstacle().get()}"
        'a number that Double has not'       | on(named('a', [filter('n', 9007199254740993)]))                     | []                                          || "Argo Events would take other numbers for 9007199254740993 of 'n', too: it compares them as Double"
        'a place with a zero in front'       | on(named('a', [filter('list.01', 1)]))                              | []                                          || "Argo Events would take a number in 'list.01' for a place in a list"
    }

    def "what is like it is not: #filters"() {
        expect:
        sensor(flow(on(named('a', filters)))) != null

        where:
        filters << [[filter('n', 9007199254740992)], [filter('n', 0.1)], [filter('n', -0.0)], [filter('list.0', 1)], [filter('list.10', 1)], [filter('list.0a', 1)]]
    }

    private static Trigger.Filter filter(String field, Object value) { new Trigger.Filter(PayloadPath.parse(field), [value]) }

    private static Trigger.Pace pace(String cron) { new Trigger.Pace(new Trigger.Reset(Cron.parse(cron), ZoneId.of('UTC')), null) }

    def "a name that is a word of Argo's conditions is none in a Sensor"() {
        given:
        def flow = flow(on(ANY, *SensorRules.WORDS.collect { named(it) }))

        expect:
        SensorRules.faults(sensor(flow)) == []
        Conditions.of(flow, null)*.id().containsAll(['count', 'in', 'true'])
    }

    def "an event that is more than a pod can be told is said to be too large"() {
        given:
        def objects = compiled(flow(on(named('a'))))
        def run = { int size -> new SensorInterpreter(of('Sensor', objects)).send(new Sent('flow-events', 'event', 'c', "{\"name\":\"a\",\"payload\":\"${'x' * size}\"}".toString()))[0] }

        expect:
        SubmittedEvents.read(Expressed.variable(objects, 'FLOW_TASK_EVENTS', run(90_000))).a.length() > 90_000
        Expressed.variable(objects, 'FLOW_TASK_EVENTS', run(100_000)) == 'too-large'
    }

    def "a run that a person starts has no events"() {
        given:
        def objects = compiled(flow(on(named('a'))))

        expect:
        SubmittedEvents.read(Expressed.variable(objects, 'FLOW_TASK_EVENTS', new SensorInterpreter.Created('', JSON.readTree('{"metadata":{}}')))) == [:]
    }
}
