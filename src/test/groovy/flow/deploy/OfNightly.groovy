package flow.deploy

import flow.cli.Terminal

/** The flow `nightly` with a schedule, and what a cluster has of it. */
abstract class OfNightly extends InCluster {
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

    Terminal.Result deploy(String... more) { terminal.flow('deploy', 'nightly.flow.groovy', *more) }

    List<InMemoryCluster.Request> applied() { cluster.requests.findAll { it.what().startsWith('PATCH') && !it.rehearsal() } }

    /** Without what a cluster counts. */
    Map state(String kind) {
        def object = cluster.get(kind, 'nightly')
        object == null ? null : [spec: object.spec, labels: object.metadata.labels, annotations: object.metadata.annotations]
    }
}
