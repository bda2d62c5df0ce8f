package flow.deploy

/** What a deployment does to a cluster, and what it says of that. */
class DeploySpec extends OfNightly {

    def "everything of a flow is there afterwards, and the package is in the store"() {
        when:
        def result = deploy()

        then:
        result.exit == 0
        result.out.contains("'nightly' is deployed in namespace 'flows'")
        result.out.contains('added     WorkflowTemplate nightly')
        result.out.contains('schedule  0 3 * * * (Europe/Berlin)')
        cluster.get('WorkflowTemplate', 'nightly').metadata.annotations['flow/owner'] == 'ada'
        cluster.get('CronWorkflow', 'nightly').spec.schedules == ['0 3 * * *']
        temporary.resolve('store/packages').toFile().list().size() == 1
    }

    def "everything is rehearsed before anything is applied"() {
        when:
        deploy()

        then:
        def patches = cluster.requests.findAll { it.what().startsWith('PATCH') }
        patches*.rehearsal() == [true, true, false, false]
        patches*.what() == ['PATCH workflowtemplates/nightly', 'PATCH cronworkflows/nightly'] * 2
    }

    def "when a rehearsal says no, nothing is changed, and everything that it says is told at once"() {
        given:
        cluster.validation = { ".spec.new of $it.kind: field not declared in schema".toString() }

        when:
        def result = deploy()

        then:
        result.exit == 4
        result.err.contains('.spec.new of WorkflowTemplate: field not declared in schema; the Argo Workflows there is older than 3.7')
        result.err.contains('refuses CronWorkflow nightly')
        applied() == []
        !temporary.resolve('store/packages').toFile().exists()
    }

    def "the same script again changes nothing"() {
        given:
        deploy()
        def before = state('WorkflowTemplate')

        when:
        def diff = deploy('--diff')
        def again = deploy()

        then:
        diff.out.contains('nothing would change')
        again.exit == 0
        again.out.contains('same      WorkflowTemplate nightly')
        again.out.contains('the store has it already')
        state('WorkflowTemplate') == before
    }

    def "--diff tells what would change in the words of the objects, and changes nothing"() {
        given:
        deploy()
        terminal.file('nightly.flow.groovy', FLOW.replace(SCHEDULE, '').replace("step('load') { count = rows }", "step('load') { count = rows }\nstep('more') { twice = count * 2 }"))
        cluster.requests.clear()

        when:
        def result = deploy('--diff', '--max-workers', '7')
        def json = deploy('--diff', '--max-workers', '7', '--json')

        then:
        result.exit == 0
        result.out.contains('~ WorkflowTemplate nightly')
        result.out.contains('    ~ spec.parallelism: 100 -> 7')
        result.out.contains('    + spec.templates[main].dag.tasks[more]: {')
        result.out.contains('    - spec.arguments.parameters[flow-scheduled-time]: {')
        result.out.contains('- CronWorkflow nightly')
        !result.out.contains('flow/token')
        applied() == []
        new groovy.json.JsonSlurper().parseText(json.out).objects*.change == ['changed', 'removed']
    }

    def "what a flow no longer has is taken away, but for the runs that it started"() {
        given:
        deploy()
        def cron = cluster.get('CronWorkflow', 'nightly')
        cluster.put('argoproj.io/v1alpha1', 'Workflow', 'nightly-1', [metadata: [ownerReferences: [[uid: cron.metadata.uid, kind: 'CronWorkflow', name: 'nightly']]]])
        terminal.file('nightly.flow.groovy', FLOW.replace(SCHEDULE, ''))

        when:
        def result = deploy()

        then:
        result.out.contains('removed  CronWorkflow nightly')
        cluster.get('CronWorkflow', 'nightly') == null
        cluster.get('Workflow', 'nightly-1') != null
    }

    def "objects of others are not taken away, whatever they are called"() {
        given:
        cluster.put('argoproj.io/v1alpha1', 'CronWorkflow', 'nightly-of-somebody', [spec: [:]])
        cluster.put('argoproj.io/v1alpha1', 'CronWorkflow', 'of-another-flow', [metadata: [labels: ['app.kubernetes.io/managed-by': 'flow', 'app.kubernetes.io/part-of': 'other']]])

        when:
        deploy()

        then:
        cluster.all('CronWorkflow')*.metadata*.name as Set == ['nightly', 'nightly-of-somebody', 'of-another-flow'] as Set
    }

    def "--rbac prints what a cluster's keeper has to make, without a script and a cluster"() {
        given:
        terminal.environment.KUBECONFIG = '/nowhere/config'

        when:
        def result = terminal.flow('deploy', '--rbac', '--namespace', 'flows', '--format', 'json')

        then:
        result.exit == 0
        def items = new groovy.json.JsonSlurper().parseText(result.out).items
        items*.kind == ['ServiceAccount', 'Role', 'RoleBinding'] * 2 + ['Role', 'RoleBinding']
        items*.metadata*.namespace.unique() == ['flows']

        when: 'a kubeconfig names a namespace'
        terminal.environment.KUBECONFIG = cluster.kubeconfig(temporary).toString()

        then:
        new groovy.json.JsonSlurper().parseText(terminal.flow('deploy', '--rbac', '--format', 'json').out).items*.metadata*.namespace.unique() == ['flows']
        items[1].rules.any { it.resources == ['workflowtaskresults'] && it.verbs == ['create', 'patch'] }
        items[3].metadata.name == 'flow-sensor'
        items[4].rules == [[apiGroups: ['argoproj.io'], resources: ['workflows'], verbs: ['create']]]
    }

    def "what runs look up while they go on stays until they are over"() {
        given:
        deploy('--max-concurrent-runs', '3')
        cluster.put('argoproj.io/v1alpha1', 'Workflow', 'nightly-1', [metadata: [labels: ['app.kubernetes.io/managed-by': 'flow', 'app.kubernetes.io/part-of': 'nightly']]])

        when:
        def during = deploy()

        then:
        during.out.contains('kept      ConfigMap nightly-limit')
        cluster.get('ConfigMap', 'nightly-limit') != null

        when: 'it is over'
        cluster.change('Workflow', 'nightly-1') { it.metadata.labels['workflows.argoproj.io/completed'] = 'true' }
        def after = deploy()

        then:
        after.out.contains('removed   ConfigMap nightly-limit')
        cluster.get('ConfigMap', 'nightly-limit') == null
    }

    def "the command that starts a run is the one for this deployment"() {
        expect:
        deploy('--name', 'other', '-n', 'flows').out.contains("'flow trigger nightly.flow.groovy --name other --namespace flows' starts a run of it")
    }
}
