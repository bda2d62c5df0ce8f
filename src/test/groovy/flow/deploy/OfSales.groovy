package flow.deploy

import flow.cli.Terminal
import flow.graph.Outline
import flow.store.RunStart
import flow.store.RunTags
import flow.store.local.LocalStore

import java.time.Instant

/** The flow `sales` in production, with parameters, and runs of it. */
abstract class OfSales extends InCluster {
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

    Terminal.Result flow(String... arguments) { terminal.flow(arguments) }

    Map workflow(String id) { cluster.get('Workflow', id - 'argo-') }

    /** A run of the deployment, as Argo tells it. */
    String run(Map status = [:], Map spec = [:], String name = 'sales-x7k2p') {
        def over = status.phase in ['Succeeded', 'Failed', 'Error']
        cluster.put('argoproj.io/v1alpha1', 'Workflow', name, [
            metadata: [labels: ['app.kubernetes.io/managed-by': 'flow', 'app.kubernetes.io/part-of': 'sales'] + (over ? ['workflows.argoproj.io/completed': 'true'] : [:])],
            spec    : [workflowTemplateRef: [name: 'sales']] + spec, status: status])
        "argo-$name"
    }

    LocalStore begun(String id) {
        def store = new LocalStore(temporary.resolve('store'))
        store.begin(id, new RunStart('sales', '/sales.flow.groovy', 'digest', Outline.EMPTY, [:], new RunTags([] as Set, [] as Set), 'ada', Instant.parse('2026-11-20T19:00:00Z')))
        store
    }
}
