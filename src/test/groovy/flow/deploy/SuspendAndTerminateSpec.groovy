package flow.deploy

import flow.store.RunEnd

/** Runs in production are held, and ended. */
class SuspendAndTerminateSpec extends OfSales {

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
}
