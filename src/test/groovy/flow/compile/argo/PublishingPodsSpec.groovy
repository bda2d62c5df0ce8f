package flow.compile.argo

import flow.compile.DeploymentFacts
import flow.graph.Flow
import flow.graph.Project
import flow.graph.Starts
import flow.run.Nodes
import spock.lang.Specification

/** Where pods publish events, and which of them announces that the run has ended. */
class PublishingPodsSpec extends Specification {
    static final URL = 'http://flow-events.production.svc:12000/event'

    def "all pods may publish, with the token from its secret, and the one that ends the run announces it"() {
        when:
        def spec = spec(eventsUrl: URL)

        then:
        names(spec.templateDefaults.container).containsAll(['FLOW_EVENTS_URL', 'FLOW_EVENTS_TOKEN'])
        variable(spec.templateDefaults.container, 'FLOW_EVENTS_URL').value == URL
        variable(spec.templateDefaults.container, 'FLOW_EVENTS_TOKEN').valueFrom == [secretKeyRef: [name: 'flow-events-token', key: 'token', optional: true]]
        announcing(spec) == ['exit']
    }

    def "nothing is announced where #what"() {
        when:
        def spec = spec(given)

        then:
        announcing(spec) == []
        ('FLOW_EVENTS_URL' in names(spec.templateDefaults.container)) == publishes

        where:
        what                    | given                              || publishes
        'nobody says where to'  | [:]                                || false
        'it is not wanted'      | [eventsUrl: URL, announces: false] || true
    }

    def "events of a flow of a project belong to its branch"() {
        when:
        def spec = spec(eventsUrl: URL, project: 'shop', facts: new DeploymentFacts('ann', 'test.x', false, [], [], [:]))

        then:
        variable(spec.templateDefaults.container, 'FLOW_EVENTS_SCOPE').value == 'shop/test.x'
    }

    private static List<String> announcing(Map spec) {
        spec.templates.findAll { 'FLOW_TASK_ANNOUNCES' in names(it.container ?: [:]) }*.name
    }

    private static Map variable(Map container, String name) { container.env.find { it.name == name } }

    private static List<String> names(Map container) { (container.env ?: [])*.name }

    private static Map spec(Map given) {
        def flow = Nodes.flow(Nodes.step('a'))
        def whole = given.project == null ? flow : new Flow(flow.name(), flow.position(), null, [], new Project(given.project, flow.position()), Starts.BY_HAND, [], [], flow.block(), [], [])
        Compiled.of(given, whole).find { it.kind() == 'WorkflowTemplate' }.content().spec
    }
}
