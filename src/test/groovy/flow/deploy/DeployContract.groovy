package flow.deploy

import flow.cli.Terminal
import groovy.json.JsonSlurper
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** What deploying and operating rely on in any cluster. */
abstract class DeployContract extends Specification {
    private static final Path EXAMPLES = Path.of(System.getProperty('flow.home'), 'dsl-examples')
    private static final SCHEDULE = "    schedule cron: '0 3 1 1 *', timezone: 'Europe/Berlin'\n"

    @TempDir
    Path temporary

    @Shared
    @AutoCleanup
    SomeCluster cluster = made()

    Terminal terminal

    /** Each feature has a deployment of its own. */
    String name = "flow-${Long.toString(System.nanoTime(), 36)}"

    abstract SomeCluster made()

    def setup() {
        terminal = new Terminal(temporary)
        terminal.environment = [KUBECONFIG: cluster.kubeconfig(temporary).toString(), FLOW_STORE: temporary.resolve('store').toString()]
        script(SCHEDULE, "step('load') { count = rows }")
    }

    private void script(String schedule, String steps) {
        terminal.file('some.flow.groovy', "flow('some') {\n$schedule    parameter 'rows', type: Integer, default: 10\n    $steps\n}\n")
    }

    private Terminal.Result deploy(String... more) { terminal.flow('deploy', 'some.flow.groovy', '--name', name, *more) }

    private static List<Map> changes(Terminal.Result diff) { new JsonSlurper().parseText(diff.out).objects }

    def "what was deployed is there, and deploying it again changes nothing"() {
        expect:
        deploy().exit == 0
        cluster.get('WorkflowTemplate', name).metadata.labels['app.kubernetes.io/part-of'] == name
        cluster.get('CronWorkflow', name).spec.timezone == 'Europe/Berlin'
        changes(deploy('--diff', '--json'))*.change == ['same', 'same']
        deploy().exit == 0
        changes(deploy('--diff', '--json'))*.change == ['same', 'same']
    }

    def "what a later deployment says holds, down to what it no longer says"() {
        given:
        deploy('--workflow-timeout', '6 h')
        script('', "step('load') { count = rows }\n    step('more') { twice = count * 2 }")

        when:
        def diff = changes(deploy('--diff', '--json'))

        then:
        diff*.change == ['changed', 'removed']
        diff[0].fields.find { it.path == 'spec.activeDeadlineSeconds' }.with { [it.before, it.after] } == [21_600, null]
        diff[0].fields.any { it.path == 'spec.templates[main].dag.tasks[more]' }

        when:
        def result = deploy()

        then:
        result.exit == 0
        !cluster.get('WorkflowTemplate', name).spec.containsKey('activeDeadlineSeconds')
        cluster.get('CronWorkflow', name) == null
        changes(deploy('--diff', '--json'))*.change == ['same']
    }

    def "a field that somebody changed is a conflict, and is taken back by force"() {
        given:
        deploy()
        cluster.change('WorkflowTemplate', name) { it.spec.parallelism = 3 }

        when:
        def refused = deploy()

        then:
        refused.exit == 4
        refused.err.contains("WorkflowTemplate $name: spec.parallelism was changed since by somebody else (conflict with \"kubectl-edit\"")

        expect:
        deploy('--force').exit == 0
        cluster.get('WorkflowTemplate', name).spec.parallelism == 100
        deploy('--max-workers', '50').exit == 0
        cluster.get('WorkflowTemplate', name).spec.parallelism == 50
    }

    def "what flow does not set is left to others"() {
        given:
        deploy()
        cluster.change('CronWorkflow', name) { it.spec.suspend = true }

        expect:
        deploy().exit == 0
        cluster.get('CronWorkflow', name).spec.suspend
        terminal.flow('deployments').out.readLines().find { it.startsWith(name) }.contains('suspended')
    }

    def "an object that somebody else made stays as it is"() {
        given:
        cluster.put('argoproj.io/v1alpha1', 'WorkflowTemplate', name, [spec: [entrypoint: 'mine', templates: [[name: 'mine', container: [image: 'x', command: ['x']]]]]])

        expect:
        deploy('--force').exit == 4
        terminal.flow('undeploy', name).exit == 4
        cluster.get('WorkflowTemplate', name).spec.entrypoint == 'mine'
    }

    def "a run is started, held, let go and ended"() {
        given:
        script('', "step('load') { count = rows }")
        deploy()

        when:
        def id = terminal.flow('trigger', 'some.flow.groovy', '--name', name, '-p', 'rows=7').out.strip()

        then:
        cluster.get('Workflow', id - 'argo-').spec.arguments.parameters == [[name: 'rows', value: '7']]
        terminal.flow('status', id).out.contains("run $id of deployment '$name'")
        terminal.flow('suspend', id).exit == 0
        cluster.get('Workflow', id - 'argo-').spec.suspend
        terminal.flow('unsuspend', id).exit == 0
        !cluster.get('Workflow', id - 'argo-').spec.containsKey('suspend')
        terminal.flow('terminate', id).exit == 0
        cluster.get('Workflow', id - 'argo-').spec.shutdown == 'Terminate'
    }

    def "what is undeployed is gone, and can be deployed again"() {
        given:
        deploy()

        expect:
        terminal.flow('undeploy', 'some.flow.groovy', '--name', name).exit == 0
        cluster.get('WorkflowTemplate', name) == null
        cluster.get('CronWorkflow', name) == null
        terminal.flow('undeploy', name).with { [it.exit, it.err.contains('nothing is deployed')] } == [2, true]
    }

    def "the cluster accepts every field of #example"() {
        given: 'what the example about notifications has its address and key from'
        cluster.put('v1', 'Secret', 'alerts', [stringData: ['slack-url': 'https://hooks.slack.com/services/x', 'pagerduty-key': 'x' * 32]])

        when:
        def script = EXAMPLES.resolve("${example}.flow.groovy").toString()
        def result = terminal.flow('deploy', script, '--diff', '--name', name)

        then:
        result.exit == 0 || result.err.contains('needs JobSet') || result.err.contains('no Argo Events')

        where:
        example << EXAMPLES.toFile().list().findAll { it.endsWith('.flow.groovy') }.collect { it - '.flow.groovy' }.sort()
    }
}
