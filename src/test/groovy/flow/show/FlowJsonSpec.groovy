package flow.show

import com.fasterxml.jackson.databind.ObjectMapper
import flow.graph.Batch
import flow.graph.Block
import flow.graph.ByteSize
import flow.graph.Channel
import flow.graph.Cpu
import flow.graph.Cron
import flow.graph.Flow
import flow.graph.Foreach
import flow.graph.Hook
import flow.graph.Items
import flow.graph.Kubernetes
import flow.graph.MessageTemplate
import flow.graph.Notification
import flow.graph.Parameter
import flow.graph.PayloadPath
import flow.graph.Placement
import flow.graph.PodImage
import flow.graph.Resources
import flow.graph.Retry
import flow.graph.Schedule
import flow.graph.Secret
import flow.graph.Severity
import flow.graph.Starts
import flow.graph.Toleration
import flow.graph.Trigger
import flow.graph.Volume
import flow.problem.Position
import spock.lang.Specification

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.LocalDate

class FlowJsonSpec extends Specification {
    static final AT = Position.NOWHERE

    def "the example of the documentation is what comes out"() {
        given:
        def page = Files.readString(Path.of(System.getProperty('flow.home'), 'docs', 'graph-json.md'))
        def example = (page =~ /(?s)```json\n(.*?)```/)[0][1]

        expect:
        Drawn.picture('''
            step start
            foreach datasets as dataset maxParallel 50
                step process with heavy
            join merge
            ''', Format.JSON) == example
    }

    def "every kind of node says who joins and who decides it"() {
        given:
        def nodes = read(Drawn.EVERYTHING).block

        expect:
        nodes*.kind == ['step', 'foreach', 'join', 'parallel', 'join', 'choose', 'repeat', 'step']
        nodes*.joinedBy == [null, 'merge', null, 'gather', null, null, null, null]
        nodes*.joins*.kind == [null, null, 'foreach', null, 'parallel', null, null, null]
        nodes*.decidedBy*.task == [null, 'start', null, null, null, 'gather', 'refine?', null]
        nodes[6].decidedBy.own

        and:
        nodes[3].branches*.name == ['report', 'publish']
        nodes[3].branches[1].block*.name == ['pack', 'send']
        nodes[5].options*.condition == ['total<1000', null]
        nodes[5].options*.block*.name == [['small'], ['large']]
        nodes[6].subMap('name', 'until', 'atMost', 'orFail') ==
            [name: 'refine', until: 'error<0.1', atMost: 50, orFail: false]
        nodes[6].block[0].subMap('count', 'decidedBy') == [count: 100, decidedBy: [task: 'iterate?', own: true]]
        nodes[6].block[2].otherwise == []
        nodes[6].block[2].options[0].block[0].subMap('kind', 'name', 'nodes', 'joinedBy') ==
            [kind: 'gang', name: 'tune', nodes: 4, joinedBy: 'tuned']
    }

    def "options keep the names and units of the script"() {
        given:
        def kubernetes = new Kubernetes(true,
            new Resources(Cpu.from('500m'), ByteSize.from('2 GB'), ByteSize.from('1 GiB'), 1, 'nvidia', ByteSize.from(64)),
            new PodImage('python:3', PodImage.PullPolicy.ALWAYS, ['key']),
            new Placement('jobs', 'robot', [zone: 'a'],
                [new Toleration('gpu', Toleration.Operator.EXISTS, null, Toleration.Effect.NO_SCHEDULE, null)]),
            [team: 'ml'], [note: 'x'], ['token'],
            [new Volume(new Volume.Source.Claim('data'), '/data', null, true),
             new Volume(new Volume.Source.Scratch(ByteSize.from('1 GB'), true), '/tmp', 'sub', false)],
            [priorityClassName: 'low'])
        def all = Drawn.options(
            description: 'Does it.', catchInto: 'failure', timeout: Duration.ofMinutes(90),
            retry: new Retry(2, Duration.ofSeconds(10), 2.0d, Duration.ofMinutes(1), ['IOException']),
            kubernetes: kubernetes, batch: new Batch(true, Resources.NONE, 'i', 'q', 'j', 'e', [a: 'b']),
            environment: [A: 'x'], secrets: [new Secret(Secret.Provider.ENVIRONMENT, 'TOKEN')])
        def none = Drawn.options(kubernetes: Kubernetes.NONE, batch: Batch.NONE, secrets: [], timeout: Duration.ZERO)

        expect:
        read('step a with all\nstep b with none\nstep c', [all: all, none: none]).block*.options == [
            [
                description: 'Does it.', catchInto: 'failure',
                retry: [times: 2, delay: '10 s', factor: 2.0, maxDelay: '1 min', on: ['IOException']],
                timeout: '1 h 30 min',
                kubernetes: [
                    cpu: '500m', memory: '2 GB', disk: '1 GiB', gpu: 1, gpuVendor: 'nvidia', sharedMemory: '64 MB',
                    image: 'python:3', imagePullPolicy: 'Always', imagePullSecrets: ['key'], serviceAccount: 'robot',
                    namespace: 'jobs', nodeSelector: [zone: 'a'],
                    tolerations: [[key: 'gpu', operator: 'Exists', effect: 'NoSchedule']],
                    labels: [team: 'ml'], annotations: [note: 'x'], secrets: ['token'],
                    volumes: [
                        [claim: 'data', mountPath: '/data', readOnly: true],
                        [emptyDir: [limit: '1 GB', inMemory: true], mountPath: '/tmp', subPath: 'sub', readOnly: false],
                    ],
                    podSpecPatch: [priorityClassName: 'low'],
                ],
                batch: [image: 'i', queue: 'q', jobRole: 'j', executionRole: 'e', tags: [a: 'b']],
                environment: [A: 'x'], secrets: ['env:TOKEN'],
            ],
            [timeout: '0 s', kubernetes: false, batch: false, secrets: []],
            null,
        ]
    }

    def "a flow says who is told how its runs end"() {
        given:
        def all = new Notification(AT, [Channel.SLACK, Channel.INCIDENT_IO], [Channel.SLACK], new MessageTemplate('{flow}\n{error}'), Severity.INFO,
            [(Channel.SLACK): new Secret(Secret.Provider.KUBERNETES, 'alerts/url')], new Notification.Incident('01G', [team: 'data']))
        def little = new Notification(AT, [Channel.PAGERDUTY], [], null, null, [:], Notification.Incident.NOTHING)
        def flow = new Flow('x', AT, null, [], null, Starts.BY_HAND, [], [], Block.EMPTY, [], [], [all, little])

        expect:
        new ObjectMapper().readValue(Picture.of(flow, Format.JSON, false), Map).notifications == [
            [onError: ['slack', 'incident.io'], onSuccess: ['slack'], message: '{flow}\n{error}', severity: 'info',
             keys: [slack: 'kubernetes:alerts/url'], source: '01G', metadata: [team: 'data']],
            [onError: ['pagerduty']]]
    }

    def "a flow says what starts it and what it takes"() {
        given:
        def event = new Trigger.Event('arrived', AT,
            [new Trigger.Mapping('id', AT, new PayloadPath(['order', 'id']))],
            [new Trigger.Filter(new PayloadPath(['kind']), ['a', 1, true])])
        def upstream = new Trigger.Upstream(null, null, 'Load')
        def starts = new Starts(new Schedule(AT, [Cron.parse('@daily')], null), [
            new Trigger.OnEvent(AT, Trigger.Needs.ANY, [event]),
            new Trigger.OnFinish(AT, Trigger.Needs.ALL, Hook.Occasion.FAILURE, [upstream]),
        ])
        def parameters = [
            parameter('rate', Parameter.Type.BIG_DECIMAL, new Parameter.Default.Fixed(1.50), ['choices': [1.50, 2.0]]),
            parameter('day', Parameter.Type.LOCAL_DATE, new Parameter.Default.Fixed(LocalDate.of(2026, 11, 20)), [help: 'A day']),
            parameter('wait', Parameter.Type.DURATION, new Parameter.Default.Fixed(Duration.ofSeconds(90)), [:]),
            parameter('odd', Parameter.Type.DOUBLE, new Parameter.Default.Fixed(Double.NaN), [:]),
            parameter('tree', Parameter.Type.JSON, new Parameter.Default.Fixed([a: [1, null, 'x']]), [:]),
            parameter('later', Parameter.Type.STRING, new Parameter.Default.Computed({ it }), [:]),
        ]
        def flow = new Flow('x', AT, 'About.', ['ml'], null, starts, parameters, [], Block.EMPTY, [], [])

        expect:
        new ObjectMapper().readValue(Picture.of(flow, Format.JSON, false), Map) == [
            v: 1, name: 'x', description: 'About.', tags: ['ml'],
            schedule: [crons: [[text: '0 0 * * *', dialect: 'Unix']], timezone: 'UTC', concurrency: 'allow', missed: 'latest', startingDeadline: '1 h'],
            triggers: [
                [needs: 'any', events: [[name: 'arrived', parameters: [id: 'order.id'], where: [kind: ['a', 1, true]]]]],
                [needs: 'all', on: 'failure', flows: ['Load']],
            ],
            parameters: [
                [name: 'rate', type: 'BigDecimal', required: false, default: 1.5d, choices: [1.5d, 2.0d]],
                [name: 'day', type: 'LocalDate', required: false, default: '2026-11-20', help: 'A day'],
                [name: 'wait', type: 'Duration', required: false, default: '1 min 30 s'],
                [name: 'odd', type: 'Double', required: false, default: 'NaN'],
                [name: 'tree', type: 'Json', required: false, default: [a: [1, null, 'x']]],
                [name: 'later', type: 'String', required: false, computed: true],
            ],
            block: [],
        ]
    }

    def "of many items only the first are written out"() {
        given:
        def foreach = new Foreach(AT, new Items.Literal((1..250).toList()), null, null, Block.EMPTY)
        def flow = new Flow('x', AT, null, [], [], [], new Block([foreach]))

        when:
        def json = new ObjectMapper().readValue(Picture.of(flow, Format.JSON, false), Map)

        then:
        json.block[0].count == 250
        json.block[0].items == (1..100).toList()
    }

    private static Map read(String sketch, Map options = [heavy: Drawn.HEAVY]) {
        new ObjectMapper().readValue(Drawn.picture(sketch, Format.JSON, false, options), Map)
    }

    private static Parameter parameter(String name, Parameter.Type type, Parameter.Default value, Map more) {
        new Parameter(name, AT, type, value, false, more.help, more.choices ?: [])
    }
}
