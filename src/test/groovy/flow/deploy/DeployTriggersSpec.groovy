package flow.deploy

import flow.cli.Terminal
import groovy.json.JsonSlurper

/** Flows that are started by events in production: what brings them there and takes them away, and what an event would mean to them. */
class DeployTriggersSpec extends InCluster {
    static final TRIGGER = "trigger all: [[event: 'orders', parameters: [id: 'order.id'], where: [region: ['eu', 'us']]], 'rates'], reset: '0 0 * * *'"

    def setup() {
        script(TRIGGER)
    }

    private void script(String trigger) {
        terminal.file('count.flow.groovy', """\
            flow('count') {
                $trigger
                parameter 'id', type: Integer, required: true
                step('load') { n = id }
            }
            """.stripIndent())
    }

    private Terminal.Result deploy(String... more) { terminal.flow('deploy', 'count.flow.groovy', *more) }

    private Terminal.Result explain(String... words) { terminal.flow('deployments', '--explain', *words) }

    def "a Sensor comes with the rest, and goes with it"() {
        when:
        def result = deploy()

        then:
        result.exit == 0
        result.out.contains('added      Sensor count')
        result.out.contains("waits for  event 'orders' and event 'rates'")
        cluster.get('Sensor', 'count').metadata.annotations['flow/owner'] == 'ada'
        cluster.get('Sensor', 'count').spec.triggers*.template*.conditions == ['event-orders && event-rates']
        deploy('--diff').out.contains('nothing would change')

        when:
        cluster.put('argoproj.io/v1alpha1', 'Workflow', 'count-a', [metadata: [labels: ['app.kubernetes.io/managed-by': 'flow', 'app.kubernetes.io/part-of': 'count']]])
        def gone = terminal.flow('undeploy', 'count')

        then: 'nothing starts another run, and the one that goes on is left alone'
        gone.exit == 0
        gone.out.readLines().findAll { it.startsWith('  ') }*.trim() == ['removed  Sensor count', 'removed  WorkflowTemplate count']
        cluster.get('Sensor', 'count') == null
        cluster.get('Workflow', 'count-a') != null
    }

    def "a flow that waits for nothing any more has no Sensor, also while runs go on"() {
        given:
        deploy()
        cluster.put('argoproj.io/v1alpha1', 'Workflow', 'count-a', [metadata: [labels: ['app.kubernetes.io/managed-by': 'flow', 'app.kubernetes.io/part-of': 'count']]])
        script('')

        expect:
        deploy('--diff').out.contains('- Sensor count')
        deploy().exit == 0
        cluster.get('Sensor', 'count') == null
        cluster.get('WorkflowTemplate', 'count').metadata.annotations['flow/triggers'] == null
    }

    def "another filter is a difference, and is applied"() {
        given:
        deploy()
        script(TRIGGER.replace("'us'", "'uk'"))

        expect:
        deploy('--diff').out.contains('spec.dependencies')
        deploy().exit == 0
        cluster.get('Sensor', 'count').spec.dependencies[0].filters.exprs[1].fields*.path == ['body.payload.region', '!"eu"', '!"uk"']
    }

    def "without #what it is refused before anything is changed"() {
        given:
        change(cluster)

        when:
        def result = deploy()

        then:
        result.exit == 4
        result.err.contains(message)
        cluster.get('WorkflowTemplate', 'count') == null

        where:
        what                 | change                                               || message
        'Argo Events'        | { it.unknown = ['Sensor'] }                          || 'the flow starts when events come, and there is no Argo Events in namespace'
        'the account'        | { it.@objects.remove('ServiceAccount/flow-sensor') } || "there is no service account 'flow-sensor' in namespace 'flows', as which runs are to be started when events come; name another with events.sensor-account"
        'what one may do'    | { it.forbidden = ['create sensors'] }                || 'you may not create sensors in namespace'
    }

    def "a flow without triggers needs no Argo Events, nor to be allowed anything of it"() {
        given:
        script('')
        change(cluster)

        expect:
        deploy().exit == 0
        terminal.flow('undeploy', 'count').exit == 0

        where:
        change << [{ it.unknown = ['Sensor'] }, { it.forbidden = ['list sensors', 'get sensors', 'create sensors'] }]
    }

    def "flow deployments says what a flow waits for"() {
        given:
        deploy()

        expect:
        terminal.flow('deployments').out.contains("event 'orders' and event 'rates'")
        new JsonSlurper().parseText(terminal.flow('deployments', '--json').out)[0].waits == [for: ["event 'orders' and event 'rates'"], problem: null]

        when: 'what Argo Events has against it is told, too'
        cluster.change('Sensor', 'count') { it.status = [conditions: [[type: 'DependenciesProvided', status: 'True'], [type: 'Deployed', status: 'False', message: 'failed to get EventBus default']]] }

        then:
        terminal.flow('deployments').out.contains("event 'rates', fails: failed to get EventBus default")
        new JsonSlurper().parseText(terminal.flow('deployments', '--json').out)[0].waits.problem == 'failed to get EventBus default'
    }

    def "an event is explained: #event"() {
        given:
        deploy()

        expect:
        explain(*event).out.replaceFirst('http:[^ ]*', 'PLACE') == "$explanation\n"

        where:
        event                                                     || explanation
        ['orders', '-p', 'region=eu', '-p', 'order={"id": 3}']    || "count: 'orders' counts; a run starts when event 'rates' came too"
        ['orders', '-p', 'region=uk', '-p', 'order={"id": 3}']    || "count: 'orders' does not count: 'region' is 'uk', not 'eu' or 'us'"
        ['orders', '-p', 'region=eu']                             || "count: 'orders' does not count: it has no 'order.id', which parameter 'id' needs"
        ['orders']                                                || "count: 'orders' does not count: 'region' is not there, not 'eu' or 'us'; it has no 'order.id', which parameter 'id' needs"
        ['order']                                                 || "nothing in namespace 'flows' of PLACE waits for 'order'; did you mean 'orders'?"
    }

    def "an event of a file is explained, to programs too"() {
        given:
        deploy()
        terminal.file('event.json', '{"name": "orders", "payload": {"region": "us", "order": {"id": 7}}}')

        expect:
        new JsonSlurper().parseText(explain('event.json', '--json').out) ==
            [[deployment: 'count', event: 'orders', condition: "event 'orders' and event 'rates'", counts: true, objections: [], missing: ["event 'rates'"]]]
    }

    def "events of a project are those of its branch, and other sources have theirs"() {
        given:
        script("project('sales')\n    trigger any: [[event: 'orders', parameters: [id: 'id']], [event: 'push', source: 'github', parameters: [id: 'n']]]")

        expect:
        deploy('--production').exit == 0
        explain('orders', '-p', 'id=1').out.endsWith(": 'sales/prod/orders' starts a run\n")
        explain('sales/prod/orders', '-p', 'id=1').out.endsWith(": 'sales/prod/orders' starts a run\n")
        explain('sales/user.ada/orders', '-p', 'id=1').out.startsWith('nothing in ')
        explain('github/push', '-p', 'n=1').out.endsWith(": 'github/push' starts a run\n")
        explain('github/push').out.contains("it has no 'n', which parameter 'id' needs")
    }

    def "what is no event is refused: #words"() {
        given:
        terminal.file('list.json', '[1]')
        terminal.file('nameless.json', '{"source": "github"}')

        expect:
        terminal.flow('deployments', *words).with { [it.exit, it.err.contains(message)] } == [2, true]

        where:
        words                                   || message
        ['--explain', 'a b']                    || "'a b'"
        ['--explain', 'orders', '-p', 'id']     || "'-p id' has no value: write -p id=…"
        ['--explain', 'list.json']              || '--explain list.json: an event is a JSON object'
        ['--explain', 'nameless.json']          || '--explain nameless.json: an event has a "name"'
        ['--explain', 'list.json', '-p', 'a=1'] || "the event of 'list.json' has a payload already; leave '-p' out"
        ['-p', 'id=1']                          || "'--payload' is for '--explain'"
    }

    def "--eventsource prints what a namespace needs once, and applies nothing"() {
        when:
        def result = terminal.flow('deploy', '--eventsource', '--format', 'json')

        then:
        result.exit == 0
        result.err.contains("http://flow-events.flows.svc:12000/event")
        def items = new JsonSlurper().parseText(result.out).items
        items*.kind == ['EventBus', 'EventSource', 'Service']
        items[1].spec.webhook.event.authSecret == [name: 'flow-events-token', key: 'token']
        items[2].spec.selector == ['eventsource-name': 'flow-events']
        !cluster.requests.any { it.what().startsWith('PATCH') || it.what().startsWith('POST') }
    }
}
