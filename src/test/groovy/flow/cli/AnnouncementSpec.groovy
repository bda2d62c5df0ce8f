package flow.cli

import flow.compile.DeploymentFacts
import flow.event.Event
import flow.notify.WebService
import flow.notify.WebService.Answer
import flow.store.local.LocalStore
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** What the pod that ends a run tells those who wait for the flow. */
class AnnouncementSpec extends Specification {
    @TempDir
    Path temporary
    Terminal terminal
    @AutoCleanup
    WebService service = new WebService(answers: [new Answer(202)])

    def setup() {
        terminal = new Terminal(temporary)
        terminal.file('sell.flow.groovy', "flow('Sell') { project 'shop'; step('sell') { if (new File('${temporary}/broken').exists()) { throw new IOException('no') }; sold = 1 } }")
    }

    def "a run that #status announces its end, once whatever becomes of the pod"() {
        given:
        if (status == 'Failed') {
            new File("$temporary/broken").text = ''
        }
        pod(FLOW_TASK_STEP: 'sell')

        when:
        def ends = (0..1).collect { pod(announcing() + [FLOW_TASK_STEP: 'end', FLOW_TASK_STATUS: status, FLOW_TASK_ATTEMPT: "$it".toString()]) }

        then:
        ends*.exit == [0, 0]
        service.received*.authorization == ['Bearer s3cret'] * 2
        def event = Event.parse(service.received[0].text())
        event.name() == "shop/prod/flow.Sell.$said"
        event.payload().subMap(['flow', 'run', 'status', 'project', 'branch']) == [flow: 'Sell', run: 'argo-sell-x7k2p', status: said, project: 'shop', branch: 'prod']
        Event.parse(service.received[1].text()).id() == event.id()

        where:
        status      || said
        'Succeeded' || 'succeeded'
        'Failed'    || 'failed'
        'Error'     || 'failed'
    }

    def "an end that nobody takes is said, and changes nothing"() {
        given:
        service.answers = [new Answer(401)]
        pod(FLOW_TASK_STEP: 'sell')

        when:
        def end = pod(announcing() + [FLOW_TASK_STEP: 'end', FLOW_TASK_STATUS: 'Succeeded'])

        then:
        end.exit == 0
        end.err.contains('warning: whoever waits for this flow was not told that Sell succeeded: http://127.0.0.1:')
        !end.err.contains('s3cret')
        new LocalStore(terminal.folder.resolve('.flow')).open('argo-sell-x7k2p').end().get().status().name() == 'SUCCEEDED'
    }

    def "a run whose end is not to be announced is quiet"() {
        given:
        pod(FLOW_TASK_STEP: 'sell')

        when:
        pod(announcing() + [FLOW_TASK_ANNOUNCES: '', FLOW_TASK_STEP: 'end', FLOW_TASK_STATUS: 'Succeeded'])

        then:
        service.received == []
    }

    private Map announcing() {
        [FLOW_TASK_ANNOUNCES: 'true', FLOW_EVENTS_URL: "$service.address/event".toString(), FLOW_EVENTS_TOKEN: 's3cret']
    }

    private Terminal.Result pod(Map<String, String> more) {
        terminal.environment = [FLOW_TASK_RUN: 'argo-sell-x7k2p', FLOW_TASK_NAMES: 'argo', FLOW_TASK_SCRIPT: 'sell.flow.groovy',
                                FLOW_TASK_DEPLOYMENT: new DeploymentFacts('ada', 'prod', true, [], [], [:]).encoded()] + more
        terminal.flow('task')
    }
}
