package flow.deploy

import flow.cli.ExitCode
import flow.cli.Terminal

/** What deploying needs of a cluster, what it says when that is not there, and what it leaves when something breaks in its middle. */
class DeploySpec extends InCluster {
    static final SCHEDULE = "    schedule cron: '0 3 * * *', timezone: 'Europe/Berlin'\n"
    static final FLOW = """\
        flow('nightly') {
        $SCHEDULE
            parameter 'rows', type: Integer, default: 10, choices: [10, 20]
            step('load') { count = rows }
        }
        """.stripIndent()

    def setup() {
        terminal.file('nightly.flow.groovy', FLOW)
    }

    private Terminal.Result deploy(String... more) { terminal.flow('deploy', 'nightly.flow.groovy', *more) }

    private List<InMemoryCluster.Request> applied() { cluster.requests.findAll { it.what().startsWith('PATCH') && !it.rehearsal() } }

    /** Without what a cluster counts. */
    private Map state(String kind) {
        def object = cluster.get(kind, 'nightly')
        object == null ? null : [spec: object.spec, labels: object.metadata.labels, annotations: object.metadata.annotations]
    }

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

    def "when #fault comes in the middle, what was there before is put back"() {
        given:
        deploy()
        def before = [state('WorkflowTemplate'), state('CronWorkflow')]
        terminal.file('nightly.flow.groovy', FLOW.replace('default: 10', 'default: 20').replace('0 3', '0 4'))
        cluster.fault = { it.what() == 'PATCH cronworkflows/nightly' && !it.rehearsal() && it.body().spec.schedules == ['0 4 * * *'] ? fault : null }

        when:
        def result = deploy()

        then:
        result.exit == exit
        result.err.contains('CronWorkflow nightly could not be applied: ')
        result.err.contains('everything is as it was before')
        [state('WorkflowTemplate'), state('CronWorkflow')] == before

        when: 'it is well again'
        cluster.fault = { null }
        def again = deploy()

        then:
        again.exit == 0
        cluster.get('CronWorkflow', 'nightly').spec.schedules == ['0 4 * * *']
        cluster.get('WorkflowTemplate', 'nightly').spec.arguments.parameters.find { it.name == 'rows' }.value == '20'

        where:
        fault  || exit
        500    || 6
        503    || 6
        403    || 4
        422    || 4
        'cut'  || 6
        'hang' || 6
        'lost' || 6
    }

    def "when a first deployment breaks in its middle, nothing is left of it"() {
        given:
        cluster.fault = { it.what() == 'PATCH cronworkflows/nightly' && !it.rehearsal() ? 'lost' : null }

        when:
        def result = deploy()

        then:
        result.exit == 6
        result.err.contains('everything is as it was before')
        cluster.all('WorkflowTemplate') + cluster.all('CronWorkflow') == []
    }

    def "when nothing can be put back either, the state of each object is told"() {
        given:
        deploy()
        terminal.file('nightly.flow.groovy', FLOW.replace('0 3', '0 4'))
        def isBroken = false
        cluster.fault = {
            isBroken |= it.what() == 'PATCH cronworkflows/nightly' && !it.rehearsal()
            isBroken ? 500 : null
        }

        when:
        def result = deploy()

        then:
        result.exit == 6
        result.err.contains('not everything could be put back')
        result.err.contains('  WorkflowTemplate nightly: new, or half so; something is broken')
        result.err.contains('  CronWorkflow nightly: new, or half so; something is broken')
        result.err.contains('deploy again when the cluster is well')
    }

    def "an answer that got lost once is no fault: what was asked for is asked for again"() {
        given:
        def lost = [] as Set
        cluster.fault = { it.what().startsWith('PATCH') && lost.add("${it.what()} ${it.rehearsal()}".toString()) ? 'lost' : null }

        expect:
        deploy().exit == 0
        lost.size() == 4
    }

    def "when what is surplus cannot be taken away, that is told, and the next deployment does it"() {
        given:
        deploy()
        terminal.file('nightly.flow.groovy', FLOW.replace(SCHEDULE, ''))
        cluster.fault = { it.what().startsWith('DELETE') ? 500 : null }

        when:
        def result = deploy()

        then:
        result.exit == 6
        result.err.contains('the flow is deployed, but what it no longer has could not be taken away')
        result.err.contains('  CronWorkflow nightly: something is broken')

        when:
        cluster.fault = { null }

        then:
        deploy().exit == 0
        cluster.all('CronWorkflow') == []
    }

    def "#what is missing: it is said, with what to do"() {
        given:
        change(cluster)

        when:
        def result = deploy()

        then:
        result.exit == 4
        result.err.contains(message)
        applied() == []

        where:
        what                 | change                                              || message
        'Argo'               | { it.known = [] }                                   || 'there is no Argo Workflows in namespace'
        'a kind of Argo'     | { it.unknown = ['CronWorkflow'] }                   || 'does not know CronWorkflow; install its definitions, 3.6 or later'
        'the account'        | { it.@objects.remove('ServiceAccount/flow') }       || "there is no service account 'flow' in namespace 'flows'"
        'the namespace'      | { it.@objects.remove('Namespace/flows') }           || "there is no namespace 'flows'; choose another with --namespace, or 'kubectl create namespace flows'"
        'what one may do'    | { it.forbidden = ['patch cronworkflows', 'create workflowtemplates'] } || "you may not create workflowtemplates, patch cronworkflows in namespace 'flows'"
    }

    def "who may not look at accounts and secrets can deploy nevertheless"() {
        given:
        cluster.forbidden = ['get serviceaccounts', 'get secrets', 'get namespaces', 'list configmaps', 'list services']

        expect:
        deploy().exit == 0
    }

    def "secrets that pods need have to be there"() {
        given:
        terminal.environment.FLOW_KUBERNETES_STORE_SECRET = 'bucket'
        terminal.file('nightly.flow.groovy', FLOW.replace("step('load')", "step('load', secrets: ['kubernetes:db/password'], kubernetes: [imagePullSecrets: ['pull']])"))

        when:
        def result = deploy()

        then:
        result.exit == 4
        ['bucket', 'db', 'pull'].every { result.err.contains("there is no secret '$it' in namespace 'flows'") }

        when: 'they are, and what is read of them is not in them'
        ['bucket', 'pull'].each { cluster.put('v1', 'Secret', it, [:]) }
        cluster.put('v1', 'Secret', 'db', [data: [user: 'YWRh']])
        def without = deploy()

        then:
        without.exit == 4
        without.err.contains("secret 'db' in namespace 'flows' has no key 'password', which step 'load' reads")
        !without.err.contains('YWRh')
        applied() == []

        when:
        cluster.put('v1', 'Secret', 'db', [data: [user: 'YWRh', password: 'c2VjcmV0']])

        then:
        deploy().exit == 0
    }

    def "who may not look into secrets is told nothing of them"() {
        given:
        terminal.file('nightly.flow.groovy', FLOW.replace("step('load')", "step('load', secrets: ['kubernetes:db/password'])"))
        cluster.put('v1', 'Secret', 'db', [data: [user: 'YWRh']])
        cluster.forbidden = ['get secrets']

        expect:
        deploy().exit == 0
    }

    def "a gang is refused by name where no JobSet is"() {
        given:
        terminal.file('nightly.flow.groovy', FLOW.replace("step('load') { count = rows }", "step('load', nodes: 3) { count = rows }\njoin('all') { inputs -> n = inputs.size() }"))

        when:
        def result = deploy()

        then:
        result.exit == 4
        result.err.contains("step 'load' runs on 3 nodes, which needs JobSet (jobset.x-k8s.io/v1alpha2), and the cluster does not know it")

        and: 'plain jobs need none'
        deploy('--gang', 'jobs').exit == 0
        cluster.get('Service', 'nightly-gang').spec.clusterIP == 'None'

        when:
        cluster.known << 'jobset.x-k8s.io/v1alpha2'

        then:
        deploy().out.contains('removed   Service nightly-gang')
    }

    def "a cluster that #what: that is said"() {
        when:
        def result = change(this)

        then:
        result.exit == 6
        result.err.contains(message)
        result.err.readLines().findAll { it.startsWith('flow: ') }.size() == 1

        where:
        what                          | change                                                                                     || message
        'does not answer'             | { it.cluster.close(); it.deploy() }                                                        || 'the cluster does not answer'
        'hangs'                       | { it.cluster.fault = { 'hang' }; it.deploy() }                                             || 'the cluster does not answer'
        'does not know who asks'      | { it.deploy('--context', 'stranger') }                                                     || 'the cluster does not accept these credentials'
        'is not in the kubeconfig'    | { it.deploy('--context', 'other') }                                                        || "there is no context 'other' in the kubeconfig; there are test, stranger"
        'has a fault of its own'      | { it.cluster.fault = { 500 }; it.deploy() }                                                || 'the cluster has a fault'
        'nobody named'                | { it.terminal.environment.KUBECONFIG = '/nowhere/config'; it.deploy() }                    || 'there is no cluster: /nowhere/config is not there'
    }

    def "an object that somebody else made is never touched"() {
        given:
        cluster.put('argoproj.io/v1alpha1', kind, 'nightly', [spec: [mine: true]])

        when:
        def result = deploy('--force')

        then:
        result.exit == 4
        result.err.contains("$kind nightly is there already and was not made by 'flow deploy'; choose another --name")
        cluster.get(kind, 'nightly').spec == [mine: true]

        and: 'under another name it goes'
        deploy('--name', 'nightly2').exit == 0

        where:
        kind << ['WorkflowTemplate', 'CronWorkflow']
    }

    def "a name belongs to the flow that was deployed first under it"() {
        given:
        deploy()
        terminal.file('other.flow.groovy', "flow('other') { step('a') { } }")

        when:
        def result = terminal.flow('deploy', 'other.flow.groovy', '--name', 'nightly')

        then:
        result.exit == 4
        result.err.contains("'nightly' is a deployment of flow 'nightly', and this is flow 'other'")
    }

    def "what somebody else deployed takes their token, once"() {
        given:
        deploy()
        ['WorkflowTemplate', 'CronWorkflow'].each { kind -> cluster.change(kind, 'nightly', 'flow') { it.metadata.annotations['flow/owner'] = 'bob' } }
        def token = cluster.get('WorkflowTemplate', 'nightly').metadata.annotations['flow/token']

        when:
        def without = deploy()
        def wrong = deploy('--authorize', 'xyz')

        then:
        [without, wrong]*.exit == [4, 4]
        without.err.contains("'nightly' was deployed by bob; ask for its token, which 'flow deploy' printed, and say --authorize TOKEN")
        wrong.err.contains('the token is not its')

        when:
        def right = deploy('--authorize', token)
        def later = deploy()

        then:
        [right, later]*.exit == [0, 0]
        def marks = cluster.get('WorkflowTemplate', 'nightly').metadata.annotations
        [marks['flow/owner'], marks['flow/authorized'], marks['flow/token']] == ['bob', 'ada', token]
    }

    def "what somebody changed by hand is not overwritten without --force"() {
        given:
        deploy()
        cluster.change('WorkflowTemplate', 'nightly') { it.spec.parallelism = 3 }

        when:
        def result = deploy()

        then:
        result.exit == 4
        result.err.contains('WorkflowTemplate nightly: spec.parallelism was changed since by somebody else (conflict with "kubectl-edit"); --force takes it back')
        cluster.get('WorkflowTemplate', 'nightly').spec.parallelism == 3

        when:
        def forced = deploy('--force')

        then:
        forced.exit == 0
        cluster.get('WorkflowTemplate', 'nightly').spec.parallelism == 100
    }

    def "what flow does not set is left to others: a schedule that was suspended stays so, and that is said"() {
        given:
        def first = deploy()
        cluster.change('CronWorkflow', 'nightly') { it.spec.suspend = true }

        when:
        def result = deploy()

        then:
        result.exit == 0
        cluster.get('CronWorkflow', 'nightly').spec.suspend
        result.out.contains("schedule  0 3 * * * (Europe/Berlin), suspended by somebody: nothing starts by it until it is resumed, as with 'argo cron resume'")
        !first.out.contains('suspended')
        new groovy.json.JsonSlurper().parseText(deploy('--json').out).suspended

        when: 'it goes on'
        cluster.change('CronWorkflow', 'nightly') { it.spec.suspend = false }

        then:
        !deploy().out.contains('suspended')
    }

    def "an object that is still being deleted is waited for by hand"() {
        given:
        deploy()
        cluster.change('CronWorkflow', 'nightly') { it.metadata.deletionTimestamp = '2026-11-20T19:00:00Z' }

        when:
        def result = deploy()

        then:
        result.exit == 4
        result.err.contains('CronWorkflow nightly is still being deleted by the cluster; deploy again in a moment')
    }

    def "--rbac prints what a cluster's keeper has to make, without a script and a cluster"() {
        given:
        terminal.environment.KUBECONFIG = '/nowhere/config'

        when:
        def result = terminal.flow('deploy', '--rbac', '--namespace', 'flows', '--format', 'json')

        then:
        result.exit == 0
        def items = new groovy.json.JsonSlurper().parseText(result.out).items
        items*.kind == ['ServiceAccount', 'Role', 'RoleBinding', 'Role', 'RoleBinding']
        items*.metadata*.namespace.unique() == ['flows']

        when: 'a kubeconfig names a namespace'
        terminal.environment.KUBECONFIG = cluster.kubeconfig(temporary).toString()

        then:
        new groovy.json.JsonSlurper().parseText(terminal.flow('deploy', '--rbac', '--format', 'json').out).items*.metadata*.namespace.unique() == ['flows']
        items[1].rules.any { it.resources == ['workflowtaskresults'] && it.verbs == ['create', 'patch'] }
    }

    def "what changed between the plan and the deployment is not overwritten: #what"() {
        given:
        if (isThere) {
            deploy()
            terminal.file('nightly.flow.groovy', FLOW.replace('0 3', '0 4'))
        }
        def rehearsals = 0
        cluster.fault = {
            if (it.rehearsal() && ++rehearsals == 2) {
                change(cluster)
            }
            null
        }

        when:
        def result = deploy('--force')

        then:
        result.exit == 4
        result.err.contains("somebody else changed $object nightly in the meantime; nothing was deployed, deploy again")
        (isThere ? applied().drop(2) : applied()) == []

        where:
        what                            | isThere | object             | change
        'somebody made one of the name' | false   | 'WorkflowTemplate' | { it.put('argoproj.io/v1alpha1', 'WorkflowTemplate', 'nightly', [spec: [mine: true]]) }
        'somebody deployed'             | true    | 'CronWorkflow'     | { it.change('CronWorkflow', 'nightly') { cron -> cron.spec.suspend = true } }
        'somebody took it away'         | true    | 'CronWorkflow'     | { it.@objects.remove('CronWorkflow/nightly') }
    }

    def "what somebody else changed after it was applied is not put back over them"() {
        given:
        deploy()
        terminal.file('nightly.flow.groovy', FLOW.replace('default: 10', 'default: 20').replace('0 3', '0 4'))
        cluster.fault = {
            if (it.what() == 'PATCH cronworkflows/nightly' && !it.rehearsal()) {
                cluster.change('WorkflowTemplate', 'nightly') { template -> template.spec.parallelism = 5 }
                return 500
            }
            null
        }

        when:
        def result = deploy()

        then:
        result.exit == 6
        result.err.contains('  WorkflowTemplate nightly: somebody else changed it since, so it is left as it is now')
        cluster.get('WorkflowTemplate', 'nightly').spec.parallelism == 5
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

    def "who may not take away what is surplus does not deploy"() {
        given:
        deploy()
        terminal.file('nightly.flow.groovy', FLOW.replace(SCHEDULE, ''))
        cluster.forbidden = ['delete cronworkflows']
        cluster.requests.clear()

        when:
        def result = deploy()

        then:
        result.exit == 4
        result.err.contains('you may not delete cronworkflows')
        applied() == []
    }

    def "the command that starts a run is the one for this deployment"() {
        expect:
        deploy('--name', 'other', '-n', 'flows').out.contains("'flow trigger nightly.flow.groovy --name other --namespace flows' starts a run of it")
    }

    def "whoever ends it in its middle finds everything as it was"() {
        given:
        deploy()
        def before = [state('WorkflowTemplate'), state('CronWorkflow')]
        terminal.file('nightly.flow.groovy', FLOW.replace('default: 10', 'default: 20').replace('0 3', '0 4'))
        def out = new ByteArrayOutputStream()
        def err = new ByteArrayOutputStream()
        def endable = null
        cluster.fault = {
            if (it.what() == 'PATCH workflowtemplates/nightly' && !it.rehearsal()) {
                endable.told(ExitCode.INTERRUPTED)
            }
            null
        }

        when:
        def exit = terminal.flow(['deploy', 'nightly.flow.groovy'], out, err) { endable = it }

        then:
        exit == 130
        err.toString().contains('the deployment was told to end; everything is as it was before')
        [state('WorkflowTemplate'), state('CronWorkflow')] == before
    }

    def "what cannot be is refused before anything is asked or sent: #options"() {
        given:
        terminal.file('a-file', '')
        cluster.requests.clear()

        when:
        def result = deploy(*options)

        then:
        result.exit == 2
        result.err.contains(message)
        cluster.requests.empty

        where:
        options                               || message
        ['--store', '']                       || 'the store has no name'
        ['--store', 'ftp://x/y', '--diff']    || "runs cannot be kept in 'ftp://x/y'"
        ['--store', 's3://', '--dry-run']     || "runs cannot be kept in 's3://'"
        ['-n', 'No/Where']                    || "a namespace has lower-case letters, digits and dashes, not 'No/Where'"
        ['--dry-run', '-o', 'a-file']         || "'a-file' is a file, and objects are written into a folder"
    }

    def "options that exclude each other are told"() {
        expect:
        def result = deploy(*options)
        result.exit == 2
        result.err.contains(message)

        where:
        options                      || message
        ['--dry-run', '--diff']      || "'--dry-run' and '--diff' exclude each other"
        ['--dry-run', '--json']      || "objects are printed as JSON with '--format json'"
        ['-o', 'x']                  || "'--output' is for '--dry-run' and '--rbac'"
    }
}
