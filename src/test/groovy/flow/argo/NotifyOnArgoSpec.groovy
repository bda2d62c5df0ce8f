package flow.argo

import flow.client.Runs
import flow.client.Status
import flow.notify.Notices
import flow.notify.WebService
import flow.notify.WebService.Answer
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path

/** Whom a run on Argo tells how it ended: its last pod does, which alone knows addresses and keys. */
@Timeout(120)
class NotifyOnArgoSpec extends Specification {
    private static final String FLOW = """\
        flow('train') {
            parameter 'broken', default: false
            notify onError: ['slack', 'pagerduty'], onSuccess: 'slack', slack: 'kubernetes:alerts/slack-url', pagerduty: 'kubernetes:alerts/pager-key', severity: 'critical'
            onSuccess { println "hook sees \${env.findAll { it.key.startsWith('FLOW_TASK_NOTICE_') }.keySet()} \${env.values().any { it.contains('can' + 'ary') }}" }
            step('start') { items = [1, 2, 3] }
            foreach('items', as: 'item') { step('fit') { if (broken && item > 1) { throw new IOException("no data for \$item") } } }
            join('all') { inputs -> }
        }
        """.stripIndent()

    @TempDir
    Path folder

    @AutoCleanup
    WebService service = new WebService(answers: [new Answer(202)])

    private Deployment deployed(String text = FLOW, List<String> options = []) {
        def script = folder.resolve('train.flow.groovy')
        script.text = text
        new Deployment(folder, script.toString(), options, StorePlace.inFolder(folder.resolve('deployed'))).tap {
            secrets = ['alerts/slack-url': service.address + '/services/canary', 'alerts/pager-key': 'canaryKey']
        }
    }

    private static List<Pods.Pod> ends(Deployment deployment) { deployment.pods.findAll { it.environment().FLOW_TASK_STATUS } }

    /** PagerDuty is the same server on this machine. */
    private List<String> here() {
        def config = folder.resolve('home/.config/flow/config.yaml')
        Files.createDirectories(config.parent)
        config.text = "notify: {pagerduty-url: '$service.address'}\nargo: {ui-url: 'https://argo.example.org/ui/'}\n"
        []
    }

    def "a run that failed is told of with its step, its error, and the link to it"() {
        given:
        def deployment = deployed(FLOW, here())

        when:
        def run = deployment.run([broken: 'true'])

        then:
        run.phase() == Node.Phase.FAILED
        service.received*.path() as Set == ['/services/canary', '/v2/enqueue'] as Set
        service.received.size() == 2
        def slack = service.received.find { it.path() == '/services/canary' }.json.text
        slack ==~ /(?s)train failed after .*\nin step fit\[1\] and 1 more\nIOException: no data for 2\nrun argo-train-x7k2p\nhttps:\/\/argo.example.org\/ui\/workflows\/flows\/train-x7k2p/
        def event = service.received.find { it.path() == '/v2/enqueue' }.json
        event.routing_key == 'canaryKey'
        event.dedup_key == 'flow/train/argo-train-x7k2p'
        event.payload.severity == 'critical'
        event.client_url == 'https://argo.example.org/ui/workflows/flows/train-x7k2p'
    }

    def "a run that succeeded is told of where that is wanted, after its hooks, which see no address"() {
        given:
        def deployment = deployed(FLOW, here())

        when:
        def run = deployment.run()

        then:
        run.phase() == Node.Phase.SUCCEEDED
        service.received*.path() == ['/services/canary']
        new Runs(deployment.deployed).get(deployment.runId).log.text.contains('hook sees [] false')
        deployment.said.any { it.contains('told slack that train succeeded') }
    }

    def "no address and no key stands in an object, in what pods say, or in the store; and no pod but the last one knows any"() {
        given:
        service.answers = [new Answer(404, 'no hook: ECHO')]
        def deployment = deployed(FLOW, here())

        when:
        def run = deployment.run([broken: 'true'])

        then:
        run.phase() == Node.Phase.FAILED
        deployment.said.any { it.contains('warning: slack was not told that train failed: it refuses the message (404: no hook: *** ') }
        !deployment.manifests.toString().contains('canary')
        !deployment.said.join().contains('canary')
        Files.walk(folder.resolve('deployed')).filter { Files.isRegularFile(it) }.noneMatch { new String(it.bytes, 'ISO-8859-1').contains('canary') }
        deployment.pods.findAll { it.secrets() } == ends(deployment)
        ends(deployment)*.secrets() == [[FLOW_TASK_NOTICE_1: 'alerts/slack-url', FLOW_TASK_NOTICE_2: 'alerts/pager-key']]
        deployment.pods.findAll { it.environment().FLOW_TASK_NOTICES } == ends(deployment)
    }

    def "a step whose pod was lost is told of like one that failed"() {
        given:
        def deployment = deployed(FLOW, here())
        deployment.fate = { it.node().endsWith('fit(1:1)') ? Pods.Ended.DELETED : null }

        when:
        deployment.run()

        then:
        service.received.find { it.path() == '/services/canary' }.json.text.contains('in step fit[1]\nits pod did not live to tell')
    }

    def "when the first pods of the end are lost, the next one tells; and when one is lost behind that, services that know repetitions make one of both"() {
        given:
        def deployment = deployed(FLOW, here())
        int lost = 0
        deployment.fate = { pod ->
            if (!pod.environment().FLOW_TASK_STATUS) {
                return null
            }
            if (lost++ == 1) {
                // It did all of its work.
                deployment.@fate = { null }
                deployment.run(pod)
                return new Pods.Ended(Optional.empty(), [:])
            }
            lost == 1 ? new Pods.Ended(Optional.empty(), [:]) : null
        }

        when:
        def run = deployment.run([broken: 'true'])

        then:
        run.phase() == Node.Phase.FAILED
        service.received.findAll { it.path() == '/v2/enqueue' }*.json*.dedup_key == ['flow/train/argo-train-x7k2p'] * 2
        new Runs(deployment.deployed).get(deployment.runId).status == Status.FAILED
    }

    def "a service that is out of order, or a secret that is not there, changes nothing: #what"() {
        given:
        service.answers = [answer]
        def deployment = deployed(FLOW, here())
        deployment.secrets = secrets(service)

        when:
        def run = deployment.run()

        then:
        run.phase() == Node.Phase.SUCCEEDED
        ends(deployment).size() == 1
        new Runs(deployment.deployed).get(deployment.runId).status == Status.SUCCEEDED
        deployment.said.any { it.contains("warning: slack was not told that train succeeded: $said") }

        where:
        what           | answer          | secrets                                      || said
        'it refuses'   | new Answer(410) | { ['alerts/slack-url': it.address + '/x'] }  || 'it refuses the message (410)'
        'no secret'    | new Answer(200) | { [:] }                                      || "there is no secret 'env:FLOW_TASK_NOTICE_1'"
        'a wrong one'  | new Answer(200) | { ['alerts/slack-url': 'canary'] }           || 'the address of its webhook does not begin with https:// and a host'
    }

    def "options of flow deploy do without the word, and say who is told instead of it"() {
        given:
        def deployment = deployed(FLOW, here() + ['--notify-on-error=none', '--notify-on-success=pagerduty', '--notify-pagerduty-key', 'kubernetes:mine/key'])
        deployment.secrets = ['mine/key': 'canaryKey']

        when:
        deployment.run()

        then:
        service.received*.path() == ['/v2/change/enqueue']
        Notices.of(ends(deployment)[0].environment().FLOW_TASK_NOTICES).all()*.channel()*.spelling() == ['pagerduty']
        ends(deployment)*.secrets() == [[FLOW_TASK_NOTICE_1: 'mine/key']]
    }

    def "whatever stands in a template arrives, and is nothing to Argo"() {
        given:
        def hostile = '{{=1+ {{workflow.name}} } \\ " $(id) `x` \u2028 {flow}: ä 漢 {{item}}'.replace('{{item}}', '{{ item.x }}').replace('{{workflow.name}}', '{{workflow.name.x}}')
        def text = FLOW.replace("severity: 'critical'", 'message: ' + groovy.json.JsonOutput.toJson(hostile).replace('$', '\\$'))
        def deployment = deployed(text, here())

        when:
        def run = deployment.run()

        then:
        run.phase() == Node.Phase.SUCCEEDED
        service.received[0].json.text == hostile.replace('{flow}', 'train')
        Traps.of(deployment.manifests) == []
    }
}
