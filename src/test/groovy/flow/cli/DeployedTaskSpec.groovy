package flow.cli

import flow.client.Runs
import flow.client.Status
import flow.compile.DeploymentFacts
import flow.launcher.Jdk
import flow.launcher.Started
import flow.store.local.LocalStore
import groovy.json.JsonOutput
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/** {@code flow task} as the pods of a deployment call it, by the real program: nobody lives as long as the run does. */
@Timeout(300)
class DeployedTaskSpec extends Specification {
    private static final Path HOME = Path.of(System.getProperty('flow.home'))
    private static final DeploymentFacts FACTS =
        new DeploymentFacts('ann', 'test.x', false, ['nightly'], ['retry=2'], [REGION: 'north'])

    @TempDir
    Path folder

    private Started pod(Map<String, String> more) {
        def started = flow([FLOW_TASK_RUN: 'argo-sales-x7k2p', FLOW_TASK_NAMES: 'argo', FLOW_TASK_SCRIPT: 'sales.flow.groovy',
                            FLOW_TASK_DEPLOYMENT: FACTS.encoded(), FLOW_TASK_OUTPUTS: "$folder/out".toString()] + more, 'task')
        assert started.exitCode >= 0
        started
    }

    private Started flow(Map<String, String> more, String... command) {
        new Started([JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), HOME: folder.toString(),
                     XDG_CACHE_HOME: "$folder/cache".toString()] + more,
            ['env', '-C', folder.toString(), HOME.resolve('bin/flow').toString(), *command])
    }

    private static String encoded(Map<String, String> parameters) {
        JsonOutput.toJson(parameters).bytes.encodeBase64().toString()
    }

    private Runs runs() {
        new Runs(new LocalStore(folder.resolve('.flow')))
    }

    private String next() {
        folder.resolve('out/next').text
    }

    def setup() {
        folder.resolve('sales.flow.groovy').text = '''\
            flow('sales') {
                project('shop')
                tags 'of the script'
                parameter 'factor', type: Integer, default: 2
                parameter 'note'
                parameter 'mode', default: { it.branchName }
                onFailure { println "failed: ${it.failures*.step}" }
                onSuccess { println 'all is well' }
                step('first_step') {
                    regions = ['a', 'b']
                    seen = [current.userName, current.branchName, current.tags, current.scheduledTime?.toString(), env.REGION, note, mode]
                }
                foreach('regions', as: 'region') {
                    step('work', catchInto: 'why') { value = region * factor; if (new File('broken').exists()) { throw new IOException('no') } }
                }
                join('sum') { inputs -> all = inputs*.value }
                choose { when({ all.size() > 5 }) { step('many') { } }; otherwise { step('few') { size = 'few' } } }
            }
            '''.stripIndent()
    }

    def "the first task begins the run, the others find it, and the last says how it ended"() {
        given:
        def parameters = [FLOW_TASK_PARAMETERS: encoded(factor: '3', note: '', mode: 'flow:b64:e3t4fX0=', 'flow-scheduled-time': '')]

        when:
        def first = pod(parameters + [FLOW_TASK_STEP: 'first--step', FLOW_TASK_SCHEDULED: '2026-11-27T02:00:00Z'])
        def items = next()
        def work = (0..1).collect { pod(parameters + [FLOW_TASK_STEP: "work($it:$it)".toString(), FLOW_TASK_AT: ".$it".toString(), FLOW_TASK_ATTEMPT: '0']) }
        def sum = pod(FLOW_TASK_STEP: 'sum')
        def option = next()
        def few = pod(FLOW_TASK_STEP: 'few')
        def running = runs().get('argo-sales-x7k2p').status
        def end = pod(FLOW_TASK_STEP: 'end', FLOW_TASK_STATUS: 'Succeeded')
        def run = runs().get('argo-sales-x7k2p')

        then:
        ([first, sum, few, end] + work)*.exitCode.toSet() == [0] as Set
        items == '2'
        option == 'option-1'
        running == Status.RUNNING
        run.status == Status.SUCCEEDED
        run.step('first_step').tasks[0].artifact('seen').value == ['ann', 'test.x', ['of the script', 'nightly'], '2026-11-27T02:00:00Z', 'north', null, '{{x}}']
        run.step('sum').tasks[0].artifact('all').value == ['aaa', 'bbb']
        run.parameters.factor.value == 3
        end.out == 'all is well\n'

        and: 'it is a run as any other'
        flow([:], 'status', 'argo-sales').out.contains('succeeded')
        flow([:], 'logs', 'argo-sales').out.contains('all is well')
        flow([:], 'fsck').exitCode == 0
    }

    def "what failed there is resumed here, by the id that Argo's name gives it"() {
        given:
        def first = pod(FLOW_TASK_STEP: 'first--step')
        folder.resolve('broken').text = ''
        def tries = (0..2).collect { pod(FLOW_TASK_STEP: 'work', FLOW_TASK_AT: '.0', FLOW_TASK_ATTEMPT: "$it".toString()) }
        def lost = pod(FLOW_TASK_STEP: 'work', FLOW_TASK_AT: '.1', FLOW_TASK_CAUGHT: 'Failed 137')
        def running = flow([:], 'resume', 'argo-sales-x7k2p')
        def end = pod(FLOW_TASK_STEP: 'end', FLOW_TASK_STATUS: 'Failed')

        expect: 'the last attempt catches its failure itself; of a pod that was killed another one says so'
        tries*.exitCode == [1, 1, 0]
        lost.exitCode == 0
        def run = runs().get('argo-sales-x7k2p')
        run.step('work').tasks*.artifact('why')*.value*.message == ['no', 'its pod was killed (exit code 137), most often because it used more memory than it asked for']

        and:
        running.exitCode == 5
        running.err.contains('run argo-sales-x7k2p is running in Argo Workflows; what runs is not resumed')
        end.out == 'failed: [sum]\n'

        when:
        def resumed = flow([:], 'resume', 'argo-sales-x7k2p')

        then:
        resumed.exitCode == 1
        runs().get('latest').originRunId == 'argo-sales-x7k2p'
    }

    def "when Argo begins anew what had failed, its attempts are counted on"() {
        given:
        pod(FLOW_TASK_STEP: 'first--step')
        def file = folder.resolve('sales.flow.groovy')
        file.text = file.text.replace(", catchInto: 'why'", '')
        folder.resolve('broken').text = ''
        def before = (0..2).collect { pod(FLOW_TASK_STEP: 'work', FLOW_TASK_AT: '.0', FLOW_TASK_ATTEMPT: "$it".toString()) }
        def end = pod(FLOW_TASK_STEP: 'end', FLOW_TASK_STATUS: 'Failed')

        when: 'argo retry'
        def again = pod(FLOW_TASK_STEP: 'work', FLOW_TASK_AT: '.0', FLOW_TASK_ATTEMPT: '0')
        folder.resolve('broken').toFile().delete()
        def healed = pod(FLOW_TASK_STEP: 'work', FLOW_TASK_AT: '.0', FLOW_TASK_ATTEMPT: '1')

        then:
        before*.exitCode == [1, 1, 1]
        end.out.startsWith('failed: [work, work]')
        again.exitCode == 1
        healed.exitCode == 0
        runs().get('argo-sales-x7k2p').step('work').tasks[0].failedAttempts()*.attempt() == [0, 1, 2, 3]
    }

    def "where no attempt would help, none is asked for"() {
        given:
        def file = folder.resolve('sales.flow.groovy')
        file.text = file.text.replace("catchInto: 'why'", "retry: [times: 2, on: ['SocketException']]")
            .replace('throw new IOException', 'throw new IllegalAccessError')
        folder.resolve('broken').text = ''
        pod(FLOW_TASK_STEP: 'first--step')

        expect:
        pod(FLOW_TASK_STEP: 'work', FLOW_TASK_AT: '.0', FLOW_TASK_ATTEMPT: '0').exitCode == 78
    }

    def "a pod reads the secrets of Kubernetes that its step names where they are mounted, and nobody sees them"() {
        given:
        folder.resolve('sales.flow.groovy').text = '''\
            flow('sales') {
                step('connect', secrets: ['kubernetes:db/password']) { length = secrets.password.length(); println "it is ${secrets.password}" }
            }
            '''.stripIndent()
        folder.resolve('mounted/db').toFile().mkdirs()
        folder.resolve('mounted/db/password').text = 'open sesame\n'

        when:
        def without = pod(FLOW_TASK_STEP: 'connect')
        def with = pod(FLOW_TASK_STEP: 'connect', FLOW_TASK_ATTEMPT: '1', FLOW_TASK_SECRETS: "$folder/mounted".toString())

        then:
        without.exitCode == 1
        without.err.contains('this machine cannot reach it')
        with.exitCode == 0
        with.out == 'it is ***\n'
        runs().get('argo-sales-x7k2p').step('connect').task('0')['length'] == 11
    }

    def "what is wrong with a run's parameters is said before it begins: #parameters"() {
        when:
        def told = pod(FLOW_TASK_STEP: 'first--step', FLOW_TASK_PARAMETERS: parameters)

        then:
        told.exitCode == 2
        told.err.contains(message)
        runs().ids().empty

        where:
        parameters               | message
        encoded(factor: 'three') | "parameter 'factor': 'three' is no Integer"
        encoded(factor: '')      | "parameter 'factor': '' is no Integer"
        'too-large'              | 'larger than 98 kB'
        '!'                      | 'FLOW_TASK_PARAMETERS cannot be read'
    }
}
