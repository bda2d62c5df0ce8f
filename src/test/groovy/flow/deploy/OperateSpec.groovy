package flow.deploy

import flow.cli.Terminal
import flow.graph.Outline
import flow.store.RunEnd
import flow.store.RunStart
import flow.store.RunTags
import flow.store.local.LocalStore
import groovy.json.JsonSlurper

import java.time.Instant
import java.util.zip.GZIPOutputStream

/** What is done with flows in production from a terminal, and with their runs. */
class OperateSpec extends InCluster {
    static final FLOW = '''\
        flow('sales') {
            parameter 'rows', type: Integer, default: 10, choices: [10, 20]
            parameter 'day', type: LocalDate, required: true
            parameter 'note', type: String
            step('load') { count = rows }
        }
        '''.stripIndent()

    def setup() {
        terminal.file('sales.flow.groovy', FLOW)
        assert terminal.flow('deploy', 'sales.flow.groovy').exit == 0
    }

    private Terminal.Result flow(String... arguments) { terminal.flow(arguments) }

    private Map workflow(String id) { cluster.get('Workflow', id - 'argo-') }

    /** A run of the deployment, as Argo tells it. */
    private String run(Map status = [:], Map spec = [:], String name = 'sales-x7k2p') {
        def over = status.phase in ['Succeeded', 'Failed', 'Error']
        cluster.put('argoproj.io/v1alpha1', 'Workflow', name, [
            metadata: [labels: ['app.kubernetes.io/managed-by': 'flow', 'app.kubernetes.io/part-of': 'sales'] + (over ? ['workflows.argoproj.io/completed': 'true'] : [:])],
            spec    : [workflowTemplateRef: [name: 'sales']] + spec, status: status])
        "argo-$name"
    }

    private LocalStore begun(String id) {
        def store = new LocalStore(temporary.resolve('store'))
        store.begin(id, new RunStart('sales', '/sales.flow.groovy', 'digest', Outline.EMPTY, [:], new RunTags([] as Set, [] as Set), 'ada', Instant.parse('2026-11-20T19:00:00Z')))
        store
    }

    // trigger

    def "a run is started with what was given, and its id is printed"() {
        when:
        def result = flow('trigger', 'sales.flow.groovy', '-p', 'rows=20', '--day', '2026-11-20')

        then:
        result.exit == 0
        def id = result.out.strip()
        id ==~ /argo-sales-[a-z2-9]{7}/
        def workflow = workflow(id)
        workflow.spec == [workflowTemplateRef: [name: 'sales'], arguments: [parameters: [[name: 'rows', value: '20'], [name: 'day', value: '2026-11-20']]]]
        workflow.metadata.labels['app.kubernetes.io/part-of'] == 'sales'
        flow('trigger', 'sales.flow.groovy', '--day', '2026-11-20', '--json').out.with { new JsonSlurper().parseText(it).deployment } == 'sales'
    }

    def "#what: it is said, and nothing is started"() {
        when:
        def result = flow('trigger', 'sales.flow.groovy', *arguments)

        then:
        result.exit == 2
        result.err.contains(message)
        cluster.all('Workflow') == []

        where:
        what                          | arguments                                     || message
        'a required one is missing'   | []                                            || "parameter 'day' is required; give it as -p day=LocalDate"
        'one is of another type'      | ['-p', 'day=tomorrow']                        || "parameter 'day'"
        'one is no choice'            | ['-p', 'day=2026-11-20', '-p', 'rows=11']     || "parameter 'rows'"
        'one is unknown'              | ['-p', 'day=2026-11-20', '-p', 'dya=x']       || "there is no parameter 'dya'; did you mean 'day'?"
        'they are too large'          | ['-p', 'day=2026-11-20', '-p', "note=${'x' * 98_000}"] || 'larger than 98 kB together'
    }

    def "a default that travels in disguise counts as it travels, and no more: #size braces and #more characters are #what"() {
        given:
        terminal.file('sales.flow.groovy', """\
            flow('sales') {
                parameter 'note', type: String, default: '{' * $size
                parameter 'more', type: String
                step('load') { }
            }
            """.stripIndent())
        assert flow('deploy', 'sales.flow.groovy').exit == 0

        expect:
        flow('trigger', 'sales.flow.groovy', '-p', "more=${'x' * more}").exit == exit

        where: 'of three braces there are four characters, and a disguise and names besides'
        size   | more   || exit | what
        60_000 | 17_900 || 0    | 'told'
        60_000 | 18_000 || 2    | 'too many'
    }

    def "what counts is how the parameters were deployed, not what the script says since"() {
        given:
        terminal.file('sales.flow.groovy', FLOW.replace('Integer, default: 10, choices: [10, 20]', 'String, required: true').replace("'note'", "'remark'"))

        expect:
        flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20', '-p', 'note=x').exit == 0
        flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20', '-p', 'remark=x').err.contains("there is no parameter 'remark'")
        flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20', '-p', 'rows=many').exit == 2
    }

    def "a value that Argo would look into travels in disguise"() {
        when:
        def id = flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20', '-p', 'note={{workflow.name}}').out.strip()

        then:
        workflow(id).spec.arguments.parameters.find { it.name == 'note' }.value == 'flow:b64:' + '{{workflow.name}}'.bytes.encodeBase64()
    }

    def "when the answer gets lost, there is one run nevertheless"() {
        given:
        def isLost = false
        cluster.fault = { it.what() == 'POST workflows' && !isLost ? (isLost = true) && 'lost' ? 'lost' : null : null }

        when:
        def result = flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20')

        then:
        result.exit == 0
        cluster.requests.count { it.what() == 'POST workflows' } == 2
        cluster.all('Workflow')*.metadata*.name == [result.out.strip() - 'argo-']
    }

    def "a conflict that is none of names is told, as of a quota"() {
        given:
        cluster.fault = { it.what() == 'POST workflows' ? 409 : null }

        expect:
        flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20').with { [it.exit, it.out] } == [4, '']
    }

    def "when it stays open whether a run began, its id is told"() {
        given:
        cluster.fault = { it.what() == 'POST workflows' ? 'lost' : null }

        expect:
        def result = flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20')
        result.exit == 6
        result.err =~ /the run may have begun nevertheless: 'flow status argo-sales-[a-z2-9]{7}' tells/
    }

    def "no value in a file is none, and of a required parameter it is missing"() {
        given:
        terminal.file('given.yaml', 'day: 2026-11-20\nnote: null\n')
        terminal.file('missing.yaml', 'day: null\n')

        expect:
        workflow(flow('trigger', 'sales.flow.groovy', '--params', 'given.yaml').out.strip()).spec.arguments.parameters.find { it.name == 'note' }.value == ''
        flow('trigger', 'sales.flow.groovy', '--params', 'missing.yaml').err.contains("parameter 'day' is required")
    }

    def "the help of a script shows its parameters"() {
        expect:
        def help = flow('trigger', 'sales.flow.groovy', '--help').out
        help.startsWith('usage: flow trigger sales.flow.groovy [PARAMETERS] [OPTIONS]')
        help.contains('--rows Integer')
        flow('trigger', '--help').out.contains('usage: flow trigger SCRIPT')
    }

    def "a flow that is not deployed cannot be triggered"() {
        given:
        terminal.file('sale.flow.groovy', "flow('sale') { step('a') { } }")

        when:
        def result = flow('trigger', 'sale.flow.groovy')

        then:
        result.exit == 2
        result.err.contains("nothing is deployed as 'sale' in namespace 'flows'")
        result.err.contains("did you mean 'sales'?")
    }

    def "the run's id is in a file for scripts that wait for it"() {
        expect:
        def result = flow('trigger', 'sales.flow.groovy', '-p', 'day=2026-11-20', '--run-id-file', 'id')
        terminal.folder.resolve('id').text == result.out
    }

    // deployments

    def "deployments are listed with whose they are and when they start"() {
        given:
        terminal.file('nightly.flow.groovy', "flow('nightly') { project('lab'); schedule cron: '0 3 * * *'; step('a') { } }")
        flow('deploy', 'nightly.flow.groovy', '--production')
        cluster.all('CronWorkflow').each { cron -> cluster.change('CronWorkflow', cron.metadata.name) { it.spec.suspend = true; it.status = [lastScheduledTime: '2026-11-20T03:00:00Z'] } }
        2.times { run([phase: it ? 'Running' : 'Pending'], [:], "sales-$it") }
        run([phase: 'Succeeded'], [:], 'sales-over')
        cluster.pageSize = 1

        when:
        def result = flow('deployments')

        then:
        result.out.readLines()*.split(/ {2,}/)*.toList() == [
            ['deployment', 'flow', 'branch', 'owner', 'open runs', 'schedule', 'last start'],
            [cluster.all('CronWorkflow')[0].metadata.name, 'nightly', 'prod', 'ada', '0', '0 3 * * * (UTC), suspended', '2026-11-20 03:00:00'],
            ['sales', 'sales', 'ada', '2']]
        new JsonSlurper().parseText(flow('list', '--json').out).find { it.deployment == 'sales' }.with { [it.parameters*.name, it.openRuns] } == [['rows', 'day', 'note'], 2]

        when: 'who may not look at runs'
        cluster.forbidden = ['list workflows']

        then:
        flow('deployments').out.readLines()[2].split(/ {2,}/).toList() == ['sales', 'sales', 'ada']
    }

    def "a schedule whose template somebody took away is broken: it is shown, triggers nothing, and can be taken away or mended"() {
        given:
        terminal.file('nightly.flow.groovy', "flow('nightly') { schedule cron: '0 3 * * *'; step('a') { } }")
        assert flow('deploy', 'nightly.flow.groovy').exit == 0
        cluster.@objects.remove('WorkflowTemplate/nightly')
        cluster.change('CronWorkflow', 'nightly', 'argo') { it.status = [conditions: [[type: 'SubmissionError', status: 'True', message: 'not found']]] }

        when:
        def listed = flow('deployments')
        def triggered = flow('trigger', 'nightly.flow.groovy')

        then:
        listed.out.readLines()*.split(/ {2,}/)*.toList()[1] == ['nightly', 'ada', '0', '0 3 * * * (UTC), broken: WorkflowTemplate nightly is gone']
        new JsonSlurper().parseText(flow('list', '--json').out)*.fault == ['WorkflowTemplate nightly is gone', null]
        triggered.exit == 4
        triggered.err.contains("'nightly' is broken in namespace 'flows'")
        triggered.err.contains("WorkflowTemplate nightly is gone; deploy it again, or take the rest away with 'flow undeploy nightly'")

        and:
        flow('deploy', 'nightly.flow.groovy').exit == 0
        flow('trigger', 'nightly.flow.groovy').exit == 0

        when:
        cluster.@objects.remove('WorkflowTemplate/nightly')

        then:
        flow('undeploy', 'nightly').out.contains('  removed  CronWorkflow nightly')
        cluster.all('CronWorkflow') == []
    }

    def "nothing in production is no fault"() {
        given:
        flow('undeploy', 'sales')

        expect:
        def result = flow('deployments')
        result.exit == 0
        result.out == ''
        result.err.contains('nothing is deployed')
    }

    // suspend, unsuspend, terminate

    def "a run is held, and goes on; asking twice changes nothing"() {
        given:
        def id = run(phase: 'Running')

        expect:
        flow('suspend', id).out.startsWith("run $id is suspended; 'flow unsuspend $id' lets it go on")
        workflow(id).spec.suspend
        flow('suspend', id).out.contains('as it was before')
        flow('unsuspend', id).out.startsWith("run $id goes on")
        !workflow(id).spec.containsKey('suspend')
        flow('unsuspend', id).out.contains('as it was before')
    }

    def "#command of #what: it is said"() {
        given:
        run([phase: 'Succeeded'], [:], 'sales-over')

        when:
        def result = flow(command, id)

        then:
        result.exit == 2
        result.err.contains(message)

        where:
        command     | what                | id                || message
        'suspend'   | 'what is over'      | 'argo-sales-over' || 'run argo-sales-over is over (succeeded)'
        'unsuspend' | 'what is over'      | 'argo-sales-over' || 'run argo-sales-over is over (succeeded)'
        'suspend'   | 'what is not there' | 'argo-sales-none' || "there is no workflow 'sales-none' in namespace 'flows'"
        'terminate' | 'what is not there' | 'argo-sales-none' || "there is no workflow 'sales-none' in namespace 'flows'"
        'terminate' | 'a run here'        | '01hw2k3mnpqr'    || "'01hw2k3mnpqr' is no run of a deployment: their ids begin with argo-"
    }

    def "a run that is terminated is over in the store, too"() {
        given:
        def id = run([phase: 'Running'], [suspend: true])
        def store = begun(id)

        when:
        def result = flow('terminate', id)

        then:
        result.exit == 0
        workflow(id).spec.shutdown == 'Terminate'
        !workflow(id).spec.suspend
        store.open(id).end().get().status() == RunEnd.Status.ABORTED

        and: 'asked again, nothing changes'
        flow('terminate', id).exit == 0
        store.open(id).end().get().status() == RunEnd.Status.ABORTED
    }

    def "the gangs of a run that is terminated end with it, which Argo leaves alone: #kind; those of others go on"() {
        given:
        cluster.known += version
        def stored = ['namespaced/sales/gang': [name: 'gang', resource: [action: 'create', manifest: """{"apiVersion":"$version","kind":"$kind","metadata":{}}""".toString()]]]
        def id = run(phase: phase, storedTemplates: stored)
        begun(id)
        def made = { String name, String run ->
            def owner = cluster.get('Workflow', run)
            cluster.put(version, kind, name, [metadata: [labels: owner.metadata.labels, ownerReferences: [[kind: 'Workflow', name: run, uid: owner.metadata.uid]]]])
        }
        run([phase: 'Running', storedTemplates: stored], [:], 'sales-other')
        made('sales-x7k2p-aaaaa', 'sales-x7k2p')
        made('sales-x7k2p-bbbbb', 'sales-x7k2p')
        made('sales-other-ccccc', 'sales-other')

        when:
        def result = flow('terminate', id)

        then:
        result.exit == 0
        cluster.all(kind)*.metadata*.name == ['sales-other-ccccc']

        where:
        kind     | version                    | phase
        'Job'    | 'batch/v1'                 | 'Running'
        'JobSet' | 'jobset.x-k8s.io/v1alpha2' | 'Running'
        'Job'    | 'batch/v1'                 | 'Failed'
    }

    def "whose run has no gang needs no leave to end one"() {
        given:
        def id = run(phase: 'Running', storedTemplates: ['namespaced/sales/task': [name: 'task', container: [:]]])
        begun(id)
        cluster.forbidden += ['list jobs', 'list jobsets']

        expect:
        flow('terminate', id).exit == 0
    }

    def "a run that the store has nothing of is terminated as any other"() {
        given:
        def id = run(phase: 'Pending')

        when:
        def result = flow('terminate', id)

        then:
        result.exit == 0
        result.out == "run $id is terminated\n"
        workflow(id).spec.shutdown == 'Terminate'
        flow('suspend', id).exit == 0
    }

    def "of a workflow that #what without a word, the end is written down as #status"() {
        given:
        def id = 'argo-sales-x7k2p'
        if (phase) {
            run(phase: phase)
        }
        def store = begun(id)

        when:
        def result = flow('terminate', id)

        then:
        result.exit == 0
        result.out.contains('the store knows now that it ended')
        store.open(id).end().get().status() == status

        where:
        what        | phase       || status
        'is gone'   | null        || RunEnd.Status.ABORTED
        'failed'    | 'Error'     || RunEnd.Status.FAILED
        'succeeded' | 'Succeeded' || RunEnd.Status.SUCCEEDED
    }

    // undeploy

    def "what is taken away is told, and what runs goes on"() {
        given:
        def id = run(phase: 'Running')
        run([phase: 'Succeeded'], [:], 'sales-over')

        when:
        def result = flow('undeploy', 'sales.flow.groovy')

        then:
        result.exit == 0
        result.out.contains("'sales' is no longer deployed in namespace 'flows'")
        result.out.contains('  removed  WorkflowTemplate sales')
        result.out.contains("1 run of it goes on: $id; 'flow terminate RUN' ends one")
        cluster.all('WorkflowTemplate') == []
        workflow(id) != null

        and: 'again, there is nothing to do'
        flow('delete', 'sales').with { [it.exit, it.out, it.err.contains("nothing is deployed as 'sales'")] } == [2, '', true]
        flow('delete', 'sales', '--ignore-not-found').with { [it.exit, it.out.contains("nothing is deployed as 'sales'"), it.out.contains("1 run of it goes on: $id")] } == [0, true, true]
    }

    def "a name that is none takes nothing away, and ends as a fault unless that is ignored"() {
        when:
        def result = flow('undeploy', 'sale')
        def ignored = flow('undeploy', 'sale', '--ignore-not-found')
        def json = flow('undeploy', 'sale', '--ignore-not-found', '--json')

        then:
        [result.exit, result.out] == [2, '']
        result.err.contains("nothing is deployed as 'sale' in namespace 'flows'")
        result.err.contains("did you mean 'sales'?")
        ignored.exit == 0
        ignored.out.contains("did you mean 'sales'?")
        new JsonSlurper().parseText(json.out) == [deployment: 'sale', removed: [], kept: [], openRuns: []]
        cluster.get('WorkflowTemplate', 'sales') != null
    }

    def "what others deployed, or made by hand, is not taken away"() {
        given:
        cluster.change('WorkflowTemplate', 'sales', 'flow') { it.metadata.annotations['flow/owner'] = 'bob' }
        cluster.put('argoproj.io/v1alpha1', 'WorkflowTemplate', 'byhand', [spec: [:]])

        expect:
        flow('undeploy', 'sales').with { [it.exit, it.err.contains('was deployed by bob')] } == [4, true]
        flow('undeploy', 'byhand').with { [it.exit, it.err.contains("was not made by 'flow deploy'")] } == [4, true]
        cluster.all('WorkflowTemplate')*.metadata*.name as Set == ['sales', 'byhand'] as Set

        when:
        def token = cluster.get('WorkflowTemplate', 'sales').metadata.annotations['flow/token']

        then:
        flow('undeploy', 'sales', '--authorize', token).exit == 0
    }

    def "what a deletion could not take away is told with what it could, and whose it is counts to the last object"() {
        given:
        terminal.file('sales.flow.groovy', FLOW.replace("step('load')", "schedule cron: '0 3 * * *'\nstep('load')").replace('required: true', "default: '2026-01-01'"))
        assert flow('deploy', 'sales.flow.groovy').exit == 0
        cluster.fault = { it.what() == 'DELETE cronworkflows/sales' ? 403 : null }

        when:
        def result = flow('undeploy', 'sales')

        then:
        result.exit == 4
        result.err.contains("'sales' could not be taken away as a whole; WorkflowTemplate sales went")
        result.err.contains('  CronWorkflow sales: something is broken')

        when:
        cluster.fault = { null }
        cluster.change('CronWorkflow', 'sales', 'flow') { it.metadata.annotations['flow/owner'] = 'bob' }

        then:
        flow('undeploy', 'sales').err.contains('was deployed by bob')
    }

    def "what was left over by a deletion that broke off is taken away by the next one"() {
        given:
        terminal.file('sales.flow.groovy', FLOW.replace("step('load')", "schedule cron: '0 3 * * *'\nstep('load')").replace('required: true', "default: '2026-01-01'"))
        assert flow('deploy', 'sales.flow.groovy').exit == 0
        cluster.fault = { it.what() == 'DELETE workflowtemplates/sales' ? 500 : null }

        expect:
        flow('undeploy', 'sales').exit == 6
        cluster.all('CronWorkflow') == []

        when:
        cluster.fault = { null }

        then:
        flow('undeploy', 'sales').exit == 0
        cluster.all('WorkflowTemplate') == []
    }

    // status and logs

    def "a run that has not come to the store yet has its status from the cluster, with why it waits"() {
        given:
        def id = run(phase: 'Running', startedAt: '2026-11-20T18:59:00Z', nodes: ['n': [id: 'n', name: 'sales-x7k2p.load', displayName: 'load', type: 'Pod', phase: 'Pending', startedAt: '2026-11-20T18:59:30Z']])
        cluster.put('v1', 'Pod', 'sales-x7k2p-1', [
            metadata: [labels: ['workflows.argoproj.io/workflow': 'sales-x7k2p'], annotations: ['workflows.argoproj.io/node-name': 'sales-x7k2p.load']],
            status  : [containerStatuses: [[name: 'main', state: [waiting: [reason: 'ImagePullBackOff', message: 'Back-off pulling image']]]],
                       conditions       : [[type: 'PodScheduled', status: 'True']]]])

        when:
        def result = flow('status', id)
        def json = new JsonSlurper().parseText(flow('status', id, '--json').out)

        then:
        result.exit == 0
        result.out.contains("run $id of deployment 'sales': the store has nothing of it (yet)")
        result.out.contains("  argo   running; workflow 'sales-x7k2p' in namespace 'flows'")
        result.out.contains('  waits  load, ImagePullBackOff: Back-off pulling image')
        result.out =~ /load +pending +0 +30/
        json.argo.waits == [[task: 'load', reason: 'ImagePullBackOff', message: 'Back-off pulling image']]
    }

    def "a run that goes on has its status from the store, and what Argo says besides"() {
        given:
        def id = run(phase: 'Running', message: 'something')
        begun(id)
        cluster.put('v1', 'Pod', 'sales-x7k2p-1', [
            metadata: [labels: ['workflows.argoproj.io/workflow': 'sales-x7k2p'], annotations: ['workflows.argoproj.io/node-name': 'sales-x7k2p.load']],
            status  : [conditions: [[type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/1 nodes are available']]]])

        when:
        def result = flow('status', id)

        then:
        result.out.contains("run $id of sales: running")
        result.out.contains("  argo     running: something; workflow 'sales-x7k2p'")
        result.out.contains('  waits    load, Unschedulable: 0/1 nodes are available')
    }

    def "runs of deployments are listed with those of machines, and say what Argo calls them"() {
        given:
        begun(run(phase: 'Running'))
        terminal.file('here.flow.groovy', "flow('here') { step('a') { } }")
        flow('run', 'here.flow.groovy')

        expect:
        new JsonSlurper().parseText(flow('runs', '--json').out).collectEntries { [it.flow, it.workflow] } == [sales: 'sales-x7k2p', here: null]
    }

    def "where no cluster can be asked, the store's word is shown and that is said"() {
        given:
        def id = run(phase: 'Running')
        begun(id)
        terminal.environment.KUBECONFIG = '/nowhere/config'

        when:
        def result = flow('status', id)

        then:
        result.exit == 0
        result.out.contains("run $id of sales: running")
        result.err.contains('warning: Argo was not asked: there is no cluster')
    }

    def "a run that is over, and one on this machine, ask no cluster"() {
        given:
        def id = 'argo-sales-x7k2p'
        begun(id).with { it.end(it.open(id), new RunEnd(RunEnd.Status.SUCCEEDED, Instant.parse('2026-11-20T19:00:00Z'))) }
        cluster.requests.clear()

        expect:
        flow('status', id).exit == 0
        flow('status', 'latest').exit == 0
        cluster.requests.empty
    }

    def "a workflow that is gone under a run that seems to go on is told"() {
        given:
        begun('argo-sales-x7k2p')

        expect:
        flow('status', 'argo-sales-x7k2p').err.contains("'flow terminate argo-sales-x7k2p' writes down that the run is over")
    }

    def "where the store has nothing and the cluster cannot be asked, that is the fault"() {
        given:
        def id = run(phase: 'Running')
        terminal.environment.KUBECONFIG = '/nowhere/config'

        expect:
        flow(command, id).with { [it.exit, it.err.contains('there is no cluster')] } == [6, true]

        where:
        command << ['status', 'logs']
    }

    def "who may not look at pods sees everything else"() {
        given:
        def id = run(phase: 'Running')
        cluster.forbidden = ['list pods']

        expect:
        def result = flow('status', id)
        result.exit == 0
        result.out.contains('  argo  running')
        result.out.contains('what its pods wait for is not known: you may not do that')
    }

    def "a run that failed without a word of its tasks has Argo's"() {
        given:
        def id = run(phase: 'Failed', nodes: [n: [id: 'n', name: 'sales-x7k2p.load', displayName: 'load', type: 'Pod', phase: 'Failed', message: 'OOMKilled (exit code 137)']])
        begun(id).with { it.end(it.open(id), new RunEnd(RunEnd.Status.FAILED, Instant.parse('2026-11-20T19:00:00Z'))) }

        expect:
        flow('status', id).out.contains('  failed   load, OOMKilled (exit code 137)')
    }

    def "a workflow that flow did not start is left alone: #command"() {
        given:
        cluster.put('argoproj.io/v1alpha1', 'Workflow', 'billing', [spec: [:], status: [phase: 'Running']])

        expect:
        def result = flow(command, 'argo-billing')
        result.exit == 4
        result.err.contains("Workflow billing in namespace 'flows'")
        result.err.contains('is no run of a flow that was deployed')
        cluster.get('Workflow', 'billing').spec == [:]

        where:
        command << ['suspend', 'unsuspend', 'terminate', 'status', 'logs']
    }

    def "attempts of a task are told as such, also where Argo has compressed them"() {
        given:
        def nodes = [
            r: [id: 'r', name: 'sales-x7k2p.load', displayName: 'load', type: 'Retry', phase: 'Running', children: ['a', 'b']],
            a: [id: 'a', name: 'sales-x7k2p.load(0)', displayName: 'load(0)', type: 'Pod', phase: 'Failed', message: 'main: Error (exit code 1)', nodeFlag: [retried: true], startedAt: '2026-11-20T18:59:30Z', finishedAt: '2026-11-20T18:59:40Z'],
            b: [id: 'b', name: 'sales-x7k2p.load(1)', displayName: 'load(1)', type: 'Pod', phase: 'Running', nodeFlag: [retried: true], startedAt: '2026-11-20T18:59:50Z'],
            i: [id: 'i', name: 'sales-x7k2p.each(3:3)', displayName: 'each(3:3)', type: 'Pod', phase: 'Succeeded', startedAt: '2026-11-20T18:59:55Z', finishedAt: '2026-11-20T18:59:56Z', inputs: [parameters: [[name: 'at', value: '.3']]]]]
        def id = run([phase: 'Running'] + (isCompressed ? [compressedNodes: gzipped(nodes)] : [nodes: nodes]))

        expect:
        new JsonSlurper().parseText(flow('status', id, '--json').out).argo.tasks.collect { [it.task, it.at, it.attempt, it.phase] } ==
            [['load', '', 0, 'failed'], ['load', '', 1, 'running'], ['each(3:3)', '.3', 0, 'succeeded']]

        where:
        isCompressed << [false, true]
    }

    private static String gzipped(Map nodes) {
        def bytes = new ByteArrayOutputStream()
        new GZIPOutputStream(bytes).withCloseable { it << groovy.json.JsonOutput.toJson(nodes) }
        bytes.toByteArray().encodeBase64().toString()
    }

    def "nodes that Argo keeps elsewhere, or in another form, are said to be missing"() {
        given:
        def id = run([phase: 'Running'] + status)

        expect:
        flow('status', id).out.contains("its tasks cannot be shown: $why")

        where:
        status                                 || why
        [offloadNodeStatusVersion: 'fnv:1']    || 'they are so many that Argo keeps them in its own database'
        [compressedNodes: 'KLUv/Q==']          || 'they are compressed in another way than by gzip, which flow does not know'
        [compressedNodes: '%%%']               || 'they are compressed in another way than by gzip, which flow does not know'
        [compressedNodes: 'H4sIAAAA']          || 'they are compressed, and broken'
    }

    def "a run without pods has no logs yet, and that is said"() {
        expect:
        flow('logs', run(phase: 'Running')).err.contains('it has no pods yet, or they printed nothing')
    }

    def "a run that left nothing in the store has the logs of its pods"() {
        given:
        def id = run(phase: 'Failed')
        [1, 2].each { n ->
            cluster.put('v1', 'Pod', "sales-x7k2p-$n", [
                metadata: [labels: ['workflows.argoproj.io/workflow': 'sales-x7k2p'], annotations: ['workflows.argoproj.io/node-name': "sales-x7k2p.load$n".toString()]],
                spec    : [initContainers: [[name: 'init']], containers: [[name: 'main'], [name: 'wait']]]])
        }
        cluster.logs = ['sales-x7k2p-1/main': 'one\ntwo\n', 'sales-x7k2p-2/init': 'no such image\n']

        when:
        def result = flow('logs', id)

        then:
        result.exit == 0
        result.out == '[load1] one\n[load1] two\n[load2 init] no such image\n'
        result.err.contains('the store has nothing of this run')

        and: 'its options are for what the store has'
        flow('logs', id, '--stdout').err.contains("'--stdout' does not work on what its pods print")

        and: 'one that is nowhere is not found'
        flow('logs', 'argo-sales-none').exit == 2
    }
}
