package flow.deploy

import flow.store.RunEnd
import groovy.json.JsonSlurper

import java.time.Instant
import java.util.zip.GZIPOutputStream

/** How runs in production stand, and what they printed, by what the store and the cluster know. */
class RemoteStatusSpec extends OfSales {

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
        begun(id).end(begun(id).open(id), new RunEnd(RunEnd.Status.SUCCEEDED, Instant.parse('2026-11-20T19:00:00Z')))
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
        begun(id).end(begun(id).open(id), new RunEnd(RunEnd.Status.FAILED, Instant.parse('2026-11-20T19:00:00Z')))

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
