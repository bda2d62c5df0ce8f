package flow.compile.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory
import flow.argo.Expressed
import flow.argo.Interpreter
import flow.argo.Node as ArgoNode
import flow.argo.Pods
import flow.compile.DeployOptions
import flow.argo.SensorInterpreter
import flow.argo.SensorInterpreter.Sent
import flow.compile.DeploymentFacts
import flow.compile.SubmittedEvents
import flow.compile.SubmittedParameters
import flow.graph.Channel
import flow.graph.Flow
import flow.graph.Hook
import flow.graph.InvalidValue
import flow.graph.MessageTemplate
import flow.graph.Notification
import flow.graph.Parameter
import flow.graph.PayloadPath
import flow.graph.Secret
import flow.graph.Severity
import flow.graph.Starts
import flow.graph.Trigger
import flow.notify.Key
import flow.notify.Notice
import flow.notify.Notices
import flow.run.Nodes
import spock.lang.Shared
import spock.lang.Specification

/** Whatever users write is data to Argo, Kubernetes and the readers of YAML: it arrives as it was typed, and is never evaluated. */
class HostileTextSpec extends Specification {
    private static final int TEXTS = 2_000
    private static final List<String> PIECES = [
        '"', "'", '`', '\\', '$()', '$(HOME)', '`id`', '$((1+1))', '\n', '\r\n', '\t', '\u0000', '{{workflow.name}}', '{{= 1+1 }}', '{{=1+', '{{', '}}', '{', '}', '{{tasks.x.outputs.parameters.next}}',
        '{{inputs.parameters.at}}', '{{item}}', '{{retries}}', 'no', 'y', 'N', 'on', 'off', 'null', '~', '0o17', '1e3', '012', '2026-11-27', ': ', '- ', '# ', '&a', '*a', '!!str', '|', '>', '%', '@', '---', '...', ' ', '',
        'ä', '漢', '😀', '\u2028', '\ufeff', '<&>', '</script>', ';rm -rf /', 'flow:b64:', 'flow:b64:!!', 'json', 'x' * 500]

    /** The tags that the compiler writes itself. */
    private static final String OWN = /\{\{(workflow\.(name|status|namespace)|tasks\.name|inputs\.parameters\.at|retries|=len\(toJson\(sprig[^}]*)\}\}/

    @Shared
    List<String> texts = { ->
        def random = new Random(7)
        PIECES + (PIECES.size()..<TEXTS).collect { (0..random.nextInt(5)).collect { PIECES[random.nextInt(PIECES.size())] }.join('') }
    }()

    private static Flow flow(String text) {
        def at = Nodes.at(2)
        new Flow('f', Nodes.at(1), text, [], null, Starts.BY_HAND,
            [new Parameter('note', at, Parameter.Type.STRING, new Parameter.Default.Fixed(text), false, text, []),
             new Parameter('mode', at, Parameter.Type.STRING, null, false, null, [text]),
             new Parameter('tree', at, Parameter.Type.JSON, new Parameter.Default.Fixed([a: [text]]), false, null, [])],
            [], Nodes.block(Nodes.step('one')), [], [])
    }

    /** All texts in a tree, names of fields included. */
    private static List<String> strings(Object tree) {
        if (tree instanceof Map) {
            return tree.collectMany { name, value -> [name] + strings(value) }
        }
        tree instanceof List ? tree.collectMany { strings(it) } : tree instanceof CharSequence ? [tree.toString()] : []
    }

    private static List<Map> compiled(String text) {
        def defaults = [note: text, tree: Parameter.Type.JSON.toText([a: [text]])]
        def facts = new DeploymentFacts(text, "test.$text", false, [text], [text], [NAME: text])
        Compiled.of(flow(text), defaults: defaults, facts: facts, telling: telling(text))*.content()
    }

    /** Of a text that can be no template the rest of what people are told. */
    private static DeployOptions.Telling telling(String text) {
        def incident = new Notification.Incident('source', [note: text])
        def notice = new Notice(Hook.Occasion.FAILURE, Channel.SLACK, Key.of('env:FLOW_TASK_NOTICE_1'), message(text), Severity.ERROR, incident, text)
        new DeployOptions.Telling('FLOW_TASK_NOTICES', new Notices([notice], text).encoded(), [FLOW_TASK_NOTICE_1: Secret.parse('kubernetes:alerts/slack-url')])
    }

    private static MessageTemplate message(String text) {
        try {
            return new MessageTemplate(text)
        } catch (InvalidValue none) {
            return MessageTemplate.DEFAULT
        }
    }

    def "2,000 hostile texts, as description, help, default, choice, user, tag, variable and message, arrive as they are and start nothing"() {
        given:
        def yaml = new ObjectMapper(new YAMLFactory())

        expect:
        texts.size() == TEXTS
        texts.every { text ->
            def objects = compiled(text)
            // Written and read again it is the same.
            assert objects.every { yaml.readValue(yaml.writeValueAsString(it), Map) == it }
            assert objects.every { object -> strings(object.spec).every { !it.replaceAll(OWN, '').contains('{{') } }
            def pods = []
            def run = Interpreter.run(objects.collect { yaml.valueToTree(it) as JsonNode }, 'f', 'f-x', [:], { pods << it; Pods.Ended.with(0) } as Pods, new Random(1))
            assert run.phase() == ArgoNode.Phase.SUCCEEDED: text
            def given = SubmittedParameters.read(pods[0].environment().FLOW_TASK_PARAMETERS)
            def facts = DeploymentFacts.of(pods[0].environment().FLOW_TASK_DEPLOYMENT)
            def told = Notices.of(pods.last().environment().FLOW_TASK_NOTICES)
            assert [told.ui(), told.all()[0].address(), told.all()[0].incident().metadata(), told.all()[0].message()] == [text, text, [note: text], message(text)]
            given.note == text && Parameter.Type.JSON.fromText(given.tree) == [a: [text]] &&
                [facts.user(), facts.branch(), facts.tags(), facts.with(), facts.environment()] == [text, "test.$text".toString(), [text], [text], [NAME: text]]
        }
    }

    def "what is typed when a run is started arrives, too: as a program hands it over, and as people type it but for braces"() {
        given:
        def templates = compiled('x').collect { new ObjectMapper().valueToTree(it) as JsonNode }

        expect:
        texts.every { text ->
            def ran = []
            Interpreter.run(templates, 'f', 'f-x', [note: SubmittedParameters.safe(text)], { ran << it; Pods.Ended.with(0) } as Pods, new Random(1))
            assert SubmittedParameters.read(ran[0].environment().FLOW_TASK_PARAMETERS).note == text
            def typed = []
            if (!text.contains('{{') && !text.startsWith('flow:b64:')) {
                Interpreter.run(templates, 'f', 'f-x', [note: text], { typed << it; Pods.Ended.with(0) } as Pods, new Random(1))
                assert SubmittedParameters.read(typed[0].environment().FLOW_TASK_PARAMETERS).note == text
            }
            true
        }
    }

    private static List<JsonNode> waitingFor(List<Object> values) {
        def event = new Trigger.Event('orders', Nodes.at(2), [], [new Trigger.Filter(PayloadPath.parse('a.b'), values)])
        def flow = new Flow('f', Nodes.at(1), null, [], null, new Starts(null, [new Trigger.OnEvent(Nodes.at(2), Trigger.Needs.ALL, [event])]), [], [], Nodes.block(Nodes.step('one')), [], [])
        Compiled.of(flow).collect { new ObjectMapper().valueToTree(it.content()) as JsonNode }
    }

    def "what an event says arrives, and is compared, as it is"() {
        expect:
        texts.unique(false).collate(50).every { some ->
            def templates = waitingFor(some)
            def sensor = new SensorInterpreter(templates.find { it.get('kind').asText() == 'Sensor' })
            some.every { text ->
                def body = Parameter.Type.JSON.toText([name: 'orders', payload: [a: [b: text]]])
                def created = sensor.send(new Sent('flow-events', 'event', 'c', body))
                assert created.size() == 1: text
                assert SubmittedEvents.read(Expressed.variable(templates, 'FLOW_TASK_EVENTS', created[0])) == [orders: body]
                def other = Parameter.Type.JSON.toText([name: 'orders', payload: [a: [b: "${text}?!".toString()]]])
                sensor.send(new Sent('flow-events', 'event', 'c', other)) == []
            }
        }
    }

    def "64 kB arrive, and more than a pod can be told is said to be too large"() {
        given:
        def templates = compiled('x').collect { new ObjectMapper().valueToTree(it) as JsonNode }
        def ran = []

        when:
        [64_000, 120_000].each { size -> Interpreter.run(templates, 'f', 'f-x', [note: 'ä' * (size / 2)], { ran << it; Pods.Ended.with(0) } as Pods, new Random(1)) }

        then:
        SubmittedParameters.read(ran[0].environment().FLOW_TASK_PARAMETERS).note.length() == 32_000
        ran.last().environment().FLOW_TASK_PARAMETERS == 'too-large'
        ran.every { pod -> pod.environment().values().every { it.length() < 128 * 1024 } }
    }
}
