package flow.cli

import flow.deploy.InCluster
import flow.graph.Outline
import flow.store.RunStart
import flow.store.RunTags
import flow.store.local.LocalStore

import java.time.Instant

/** `flow trigger --wait`: a run in production as people see it from their terminal. */
class TriggerWaitSpec extends InCluster {
    static final FLOW = '''\
        flow('sales') {
            step('load', retry: 1) { items = [1, 2] }
            foreach('items', as: 'n') {
                step('square', catchInto: 'failure') { result = n * n }
            }
            join('sum') { inputs -> total = inputs.size() }
        }
        '''.stripIndent()

    def setup() {
        terminal.file('sales.flow.groovy', FLOW)
        assert terminal.flow('deploy', 'sales.flow.groovy').exit == 0
    }

    private static Map node(String name, String phase, Map more = [:]) {
        def id = "id-$name".toString()
        [(id): [id: id, name: "sales-1.$name".toString(), displayName: name, type: 'Pod', phase: phase, startedAt: '2026-11-20T19:00:00Z'] +
            (phase in ['Pending', 'Running'] ? [:] : [finishedAt: '2026-11-20T19:00:02Z']) + more]
    }

    private static Map at(String place) { [inputs: [parameters: [[name: 'at', value: place]]]] }

    /** Each status is what Argo says at one look. */
    private Map wait(List<Map> statuses) {
        def looks = statuses.iterator()
        def next = {
            def run = cluster.all('Workflow')[0]
            if (!looks.hasNext()) {
                return false
            }
            cluster.change('Workflow', run.metadata.name, 'argo') { it.status = looks.next() }
            true
        }
        def out = new ByteArrayOutputStream()
        def err = new ByteArrayOutputStream()
        def surroundings = terminal.surroundings(out, err)
        def trigger = new Trigger(surroundings, next as Pause)
        def exit = new Failures(surroundings).guard { trigger.run(ArgumentReader.read(trigger.syntax(), ['sales.flow.groovy', '--wait'])) }
        [exit: exit, out: out.toString(), err: err.toString()]
    }

    def "steps are shown as they go, attempts and caught failures included, and the end is the run's"() {
        given:
        def first = node('load(0)', 'Failed', [nodeFlag: [retried: true], message: 'main: Error (exit code 1)'])
        def again = node('load(1)', 'Succeeded', [nodeFlag: [retried: true]])
        def retry = { String phase -> node('load', phase, [type: 'Retry', children: ['id-load(0)', 'id-load(1)']]) }
        def squares = node('square(0:0)', 'Succeeded', at('.0')) + node('square(1:1)', 'Failed', at('.1') + [message: 'OOMKilled (exit code 137)']) +
            node('square---caught', 'Succeeded', at('.1'))

        when:
        def result = wait([
            [phase: 'Running', startedAt: '2026-11-20T19:00:00Z', nodes: retry('Running') + first],
            [phase: 'Running', nodes: retry('Succeeded') + first + again],
            [phase: 'Succeeded', finishedAt: '2026-11-20T19:00:05Z', nodes: retry('Succeeded') + first + again + squares + node('sum', 'Succeeded') + node('end', 'Succeeded', [name: 'sales-1.onExit.end'])]])

        then:
        result.exit == ExitCode.OK
        result.out ==~ /argo-sales-[a-z2-9]{7}\n/
        def lines = result.err.readLines()
        lines.any { it.contains('load') && it.contains('main: Error (exit code 1)') }
        lines.any { it.contains('square[1]') && it.contains('OOMKilled') }
        lines.any { it.contains('sum') }
        lines.any { it.contains('succeeded') }
    }

    def "what Argo shows of a node in the place of its name misleads nobody"() {
        when:
        def result = wait([[phase: 'Failed', startedAt: '2026-11-20T19:00:00Z', finishedAt: '2026-11-20T19:00:05Z',
            nodes: node('load(0)', 'Failed', [displayName: 'square', nodeFlag: [retried: true], message: 'main: Error (exit code 1)']) + node('load', 'Failed', [displayName: 'square', type: 'Retry', children: ['id-load(0)']])]])

        then:
        result.exit == ExitCode.RUN_FAILED
        result.err.readLines().any { it.contains('load') && it.contains('main: Error (exit code 1)') }
        !result.err.contains('square')
    }

    def "a run that fails tells which task did and why, and ends as 'flow run' would"() {
        when:
        def result = wait([[phase: 'Failed', startedAt: '2026-11-20T19:00:00Z', finishedAt: '2026-11-20T19:00:05Z', nodes: node('load', 'Failed', [message: 'main: Error (exit code 78)'])]])

        then:
        result.exit == ExitCode.RUN_FAILED
        result.err.contains('main: Error (exit code 78)')
        result.err.contains('failed')
    }

    def "what is proposed then is what works: of a run of which the store has #what: #commands"() {
        given:
        cluster.fault = {
            if (isKept && it.what() ==~ 'GET workflows/.*') {
                def id = "argo-${it.what() - 'GET workflows/'}".toString()
                def store = new LocalStore(temporary.resolve('store'))
                store.begin(id, new RunStart('sales', '/sales.flow.groovy', 'digest', Outline.EMPTY, [:], new RunTags([] as Set, [] as Set), 'ada', Instant.parse('2026-11-20T19:00:00Z')))
            }
            null
        }

        when:
        def result = wait([[phase: 'Failed', startedAt: '2026-11-20T19:00:00Z', finishedAt: '2026-11-20T19:00:05Z', nodes: node('load', 'Failed', [message: 'evicted'])]])

        then:
        result.err.readLines().findAll { it.startsWith('  flow ') }*.split(' ')*.getAt(3) == commands

        where:
        what        | isKept || commands
        'nothing'   | false  || ['status']
        'its begin' | true   || ['logs', 'resume']
    }

    def "a run that Argo refuses as a whole says why"() {
        expect:
        def result = wait([[phase: 'Error', startedAt: '2026-11-20T19:00:00Z', finishedAt: '2026-11-20T19:00:00Z', message: 'invalid spec: something']])
        result.exit == ExitCode.RUN_FAILED
        result.err.contains('Argo says: invalid spec: something')
    }

    def "what keeps a task from starting is said once"() {
        given:
        def waiting = [phase: 'Running', startedAt: '2026-11-20T19:00:00Z', nodes: node('load', 'Pending')]
        def pods = 0
        cluster.fault = {
            if (it.what() == 'GET pods' && pods++ == 0) {
                def run = cluster.all('Workflow')[0].metadata.name
                cluster.put('v1', 'Pod', 'p', [metadata: [labels: ['workflows.argoproj.io/workflow': run], annotations: ['workflows.argoproj.io/node-name': "${run}.load".toString()]],
                    status: [containerStatuses: [[state: [waiting: [reason: 'ErrImagePull', message: 'no such image']]]]]])
            }
            null
        }

        when:
        def result = wait([waiting, waiting, waiting, [phase: 'Succeeded', nodes: node('load', 'Succeeded')]])

        then:
        result.exit == ExitCode.OK
        result.err.readLines().count { it.contains('cannot start yet: ErrImagePull: no such image') } == 1
    }

    def "a cluster that does not answer for a while is asked again"() {
        given:
        def looks = 0
        cluster.fault = { it.what().startsWith('GET workflows/') && looks++ in 1..8 ? 500 : null }

        expect:
        wait([[phase: 'Running', nodes: node('load', 'Running')]] * 4 + [[phase: 'Succeeded', nodes: node('load', 'Succeeded')]]).exit == ExitCode.OK
    }

    def "who may not look at pods follows the run nevertheless"() {
        given:
        cluster.forbidden = ['list pods']

        expect:
        wait([[phase: 'Running', nodes: node('load', 'Pending')], [phase: 'Succeeded', nodes: node('load', 'Succeeded')]]).exit == ExitCode.OK
    }

    def "a run that is triggered right behind its deployment waits until Argo knows that"() {
        given:
        cluster.change('WorkflowTemplate', 'sales') { it.metadata.managedFields = [[manager: 'kubectl', time: '2027-01-01T00:00:00Z'], [manager: 'flow', time: time]] }
        def pauses = 0
        def trigger = new Trigger(terminal.surroundings(new ByteArrayOutputStream(), new ByteArrayOutputStream()), { ++pauses } as Pause)

        expect:
        trigger.run(ArgumentReader.read(trigger.syntax(), ['sales.flow.groovy'])) == ExitCode.OK
        pauses == expected

        where:
        time                   || expected
        '2026-11-20T18:59:59Z' || 3
        '2026-11-20T18:59:58Z' || 0
    }

    def "a task whose pod is pending has not begun, and what Argo says of the run as a whole is told once"() {
        when:
        def result = wait([
            [phase: 'Pending', message: 'Waiting for flows/Mutex/sales lock'], [phase: 'Pending', message: 'Waiting for flows/Mutex/sales lock'],
            [phase: 'Running', nodes: node('load', 'Pending')], [phase: 'Succeeded', nodes: node('load', 'Succeeded')]])

        then:
        result.exit == ExitCode.OK
        result.err.readLines().findAll { it.contains('Argo: ') }*.replaceFirst(/.*Argo: /, '') == ['pending: Waiting for flows/Mutex/sales lock', 'running']
        !result.err.contains('load  for')
    }

    def "whoever stops watching leaves the run alone"() {
        when:
        def result = wait([[phase: 'Running', nodes: node('load', 'Running')]])

        then:
        result.exit == ExitCode.INTERRUPTED
        result.err =~ /the run goes on: 'flow status argo-sales-/
        !cluster.all('Workflow')[0].spec.containsKey('shutdown')
    }

    def "a run that disappears is said to be gone"() {
        given:
        def looks = 0
        cluster.fault = { it.what().startsWith('GET workflows/') && looks++ == 1 ? cluster.@objects.keySet().removeIf { it.startsWith('Workflow/') } && null ?: null : null }

        expect:
        def result = wait([[phase: 'Running'], [phase: 'Running']])
        result.exit == ExitCode.INFRASTRUCTURE
        result.err.contains('is gone from namespace')
    }
}
