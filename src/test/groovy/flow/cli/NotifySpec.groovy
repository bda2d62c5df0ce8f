package flow.cli

import flow.client.Runs
import flow.notify.WebService
import flow.notify.WebService.Answer
import flow.store.local.LocalStore
import groovy.json.JsonSlurper
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/** Whom `flow run` and `flow resume` tell how a run ended. */
@Timeout(120)
class NotifySpec extends Specification {
    static final FLOW = '''\
        flow('train') {
            parameter 'broken', default: false
            NOTIFY
            onFailure { println "hook of ${it.id}" }
            step('start') { items = [1, 2, 3] }
            foreach('items', as: 'item') { step('fit') { if (broken && item > 1) { throw new IOException("no data for $item") } } }
            join('all') { inputs -> }
        }
        '''.stripIndent()

    @TempDir
    Path temporary

    @AutoCleanup
    WebService service = new WebService()

    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
        terminal.environment = [FLOW_NOTIFY_PAGERDUTY_URL: service.address, FLOW_NOTIFY_INCIDENT_URL: service.address]
        script("notify onError: 'slack', onSuccess: 'slack'")
    }

    private void script(String notify) { terminal.file('train.flow.groovy', FLOW.replace('NOTIFY', notify)) }

    private String getWebhook() { service.address + '/services/canary' }

    private Terminal.Result run(Map<String, String> more = [:], String... arguments) {
        terminal.environment += more
        terminal.flow('run', 'train.flow.groovy', *arguments)
    }

    private Runs runs() { new Runs(new LocalStore(terminal.folder.resolve('.flow'))) }

    private static List<String> told(Terminal.Result result) { result.err().readLines().findAll { it.startsWith('told') || it.contains('not told') || it.startsWith('flow: ') } }

    def "a run that failed is told of once it has ended, and that is said: the exit code stays"() {
        when:
        def result = run(FLOW_NOTIFY_SLACK_WEBHOOK_URL: webhook, '--broken')

        then:
        result.exit() == 1
        told(result) == ['told slack that train failed']
        service.received*.path() == ['/services/canary']
        service.received[0].json.text ==~ /(?s)train failed after \d+.*\nin step fit\[\d] and 1 more\nIOException: no data for \d\nrun \w{12}/
        service.received[0].json.text.endsWith(runs().get('latest').id)
        result.err().indexOf('hook of') < result.err().indexOf('told slack')
    }

    def "a run that succeeded is told of where that is wanted"() {
        when:
        script("notify onError: 'pagerduty', onSuccess: 'slack', message: 'Done: {flow}, {user}'")
        def result = run(FLOW_NOTIFY_SLACK_WEBHOOK_URL: webhook)

        then:
        result.exit() == 0
        told(result) == ['told slack that train succeeded']
        service.received*.json == [[text: 'Done: train, ada']]
    }

    def "resume tells as run does, of a run of its own"() {
        given:
        run(FLOW_NOTIFY_SLACK_WEBHOOK_URL: webhook, '--broken')
        script("notify onSuccess: 'slack', message: '{run} {status}'")

        when:
        def result = terminal.flow('resume', 'train.flow.groovy', '--broken', 'false', '--from', 'start')

        then:
        result.exit() == 0
        service.received[1].json.text == runs().get('latest').id + ' succeeded'
    }

    def "one step alone tells nobody"() {
        given:
        run(FLOW_NOTIFY_SLACK_WEBHOOK_URL: webhook)
        service.received.clear()

        expect:
        terminal.flow('step', 'train.flow.groovy', 'start', '--run', 'latest').exit() == 0
        service.received.empty
    }

    def "a run that was ended from outside is told of to nobody"() {
        given:
        terminal.environment.FLOW_NOTIFY_SLACK_WEBHOOK_URL = webhook

        when:
        def code = terminal.flow(['run', 'train.flow.groovy'], new ByteArrayOutputStream(), new ByteArrayOutputStream()) { it.told(ExitCode.INTERRUPTED) }

        then:
        code == 130
        service.received.empty
    }

    def "that a message could not be sent is a warning, and no more: #body"() {
        given:
        service.answers = [new Answer(404, body)]

        when:
        def result = run(FLOW_NOTIFY_SLACK_WEBHOOK_URL: webhook)

        then:
        result.exit() == 0
        told(result) == ['warning: slack was not told that train succeeded: it refuses the message (404: no_service); the webhook is not there any more; make another one in Slack, and set its address']

        where:
        body << ['no_service']
    }

    def "where an address is kept elsewhere it is fetched when it is needed: #kept"() {
        given:
        terminal.file('secret.txt', webhook + '\n')
        script("notify onSuccess: 'slack', slack: '$kept'")

        expect:
        told(run(SLACK_HOOK: webhook)) == [said]

        where:
        kept                          || said
        'env:SLACK_HOOK'              || 'told slack that train succeeded'
        'file:secret.txt'             || 'told slack that train succeeded'
        'env:OTHER'                   || "warning: slack was not told that train succeeded: there is no secret 'env:OTHER': the environment has no variable 'OTHER'"
        'kubernetes:alerts/slack-url' || 'warning: slack was not told that train succeeded: nothing that can be read here says where it is; set notify.slack-webhook-url'
    }

    def "each word may name an address of its own, and one that names none has that of another"() {
        given:
        def about = { String end, String more = '' -> "notify on$end: 'slack'$more".toString() }
        terminal.environment += [GOOD: service.address + '/good', BAD: service.address + '/bad']

        when:
        script([about('Error', ", slack: 'env:BAD'"), about('Success', ", slack: 'env:GOOD'")].join('; '))
        run()
        run('--broken')
        script([about('Error', ", slack: 'env:BAD'"), about('Success')].join('; '))
        run()

        then:
        service.received*.path() == ['/good', '/bad', '/bad']
    }

    def "what a cluster keeps is of no use here, where the configuration says another address"() {
        given:
        script("notify onSuccess: 'slack', slack: 'kubernetes:alerts/slack-url'")

        expect:
        told(run(FLOW_NOTIFY_SLACK_WEBHOOK_URL: webhook)) == ['told slack that train succeeded']
    }

    def "the command line says who is told instead of the script, and the script instead of the configuration: #options"() {
        given:
        script(notify)
        service.answers = [new Answer(202)]

        when:
        def result = run(set + [FLOW_NOTIFY_SLACK_WEBHOOK_URL: webhook, FLOW_NOTIFY_PAGERDUTY_KEY: 'canaryKey'], *options)

        then:
        told(result) == who.collect { "told $it that train succeeded".toString() }

        where:
        notify                       | set                                           | options                                      || who
        "notify onSuccess: 'slack'"  | [FLOW_NOTIFY_ON_SUCCESS: 'pagerduty']         | []                                           || ['slack']
        "notify onError: 'slack'"    | [FLOW_NOTIFY_ON_SUCCESS: 'pagerduty']         | []                                           || ['pagerduty']
        ''                           | [FLOW_NOTIFY_ON_SUCCESS: 'slack, pagerduty']  | []                                           || ['slack', 'pagerduty']
        ''                           | [FLOW_NOTIFY_ON_SUCCESS: 'all']               | []                                           || ['slack', 'pagerduty']
        ''                           | [FLOW_NOTIFY_ON_SUCCESS: 'none']              | []                                           || []
        ''                           | [:]                                           | ['--notify-on-success']                      || ['slack', 'pagerduty']
        "notify onSuccess: 'slack'"  | [:]                                           | ['--notify-on-success=none']                 || []
        "notify onSuccess: 'slack'"  | [:]                                           | ['--notify-on-success=pagerduty']            || ['pagerduty']
        "notify onSuccess: 'slack'"  | [:]                                           | ['--notify-on-error=pagerduty']              || ['slack']
        ''                           | [:]                                           | []                                           || []
    }

    def "incident.io is told by its source"() {
        given:
        script("notify onSuccess: 'incident.io', incident: [metadata: [team: 'data']]")
        service.answers = [new Answer(202)]

        when:
        def result = run('--notify-incident-source', '01G', '--notify-incident-key', 'canaryKey')

        then:
        told(result) == ['told incident.io that train succeeded']
        service.received*.path() == ['/v2/alert_events/http/01G']
        service.received[0].json.metadata.team == 'data'
    }

    def "what cannot be right is said before anything runs: #options #set"() {
        when:
        def result = run(set, *options)

        then:
        result.exit() == 2
        result.err().readLines()[0] == "flow: $said".toString()
        !result.err().contains('canary')
        runs().ids().empty

        where:
        options                                                   | set                                              || said
        ['--notify-on-error=slak']                                | [:]                                              || "--notify-on-error: 'slak' is none of 'slack', 'pagerduty', 'incident.io'; did you mean 'slack'?"
        ['--notify-on-error']                                     | [:]                                              || '--notify-on-error: nothing says where Slack, PagerDuty or incident.io is; set notify.slack-webhook-url (FLOW_NOTIFY_SLACK_WEBHOOK_URL), or write --notify-slack-webhook-url'
        ['--notify-on-error=pagerduty']                           | [:]                                              || "'pagerduty' is to be told of runs that fail, and nothing says where it is; set notify.pagerduty-key (FLOW_NOTIFY_PAGERDUTY_KEY), or write --notify-pagerduty-key"
        ['--notify-slack-webhook-url', 'kubernetes:alerts/url']   | [:]                                              || '--notify-slack-webhook-url: this machine does not fetch that; write env:NAME or file:/path'
        ['--notify-slack-webhook-url', 'canary']                  | [:]                                              || "'slack' cannot be told: the address of its webhook does not begin with https:// and a host"
        ['--notify-slack-webhook-url=']                           | [:]                                              || "'slack' cannot be told: its address or key is empty, or has characters that none has"
        []                                                        | [FLOW_NOTIFY_SLACK_WEBHOOK_URL: 'canary']        || "'slack' cannot be told: the address of its webhook does not begin with https:// and a host"
        []                                                        | [FLOW_NOTIFY_SLACK_WEBHOOK_URL: 'env:a b']       || "notify.slack-webhook-url: 'a b' is no variable; use letters, digits and '_', not starting with a digit, such as 'a_b'"
        []                                                        | [FLOW_NOTIFY_MESSAGE: '{fow}']                   || "notify.message: there is no placeholder '{fow}'; did you mean '{flow}'?"
        ['--notify-on-error=incident.io', '--notify-incident-key', 'canary'] | [:]                                   || "'incident.io' cannot be told: nothing says which alert source of incident.io is meant; set notify.incident-source, or write notify …, incident: [source: 'its id']"
    }

    def "without an address a script's word is no fault, and what was not told is said"() {
        when:
        def result = run('--broken')

        then:
        result.exit() == 1
        told(result) == ['warning: slack was not told that train failed: nothing that can be read here says where it is; set notify.slack-webhook-url']
    }

    def "programs hear of it in an event behind the end"() {
        given:
        service.answers = [new Answer(202), new Answer(403, 'action_prohibited')]
        script("notify onSuccess: ['slack']")

        when:
        def sent = run(FLOW_NOTIFY_SLACK_WEBHOOK_URL: webhook, '--events').out().readLines().collect { new JsonSlurper().parseText(it) }
        def refused = run('--events').out().readLines().collect { new JsonSlurper().parseText(it) }

        then:
        sent*.event.takeRight(2) == ['runFinished', 'notified']
        sent.last().subMap('channel', 'sent', 'why') == [channel: 'slack', sent: true]
        refused.last().subMap('channel', 'sent') == [channel: 'slack', sent: false]
        refused.last().why.contains('ask its administrators')
    }

    def "flow config shows where a secret is kept, and of a secret itself nothing"() {
        given:
        terminal.environment += [FLOW_NOTIFY_SLACK_WEBHOOK_URL: webhook, FLOW_NOTIFY_PAGERDUTY_KEY: 'kubernetes:alerts/pager-key']

        expect:
        terminal.flow('config', 'notify.slack-webhook-url').out() == '***\n'
        terminal.flow('config', 'notify.pagerduty-key').out() == 'kubernetes:alerts/pager-key\n'
        terminal.flow('config', 'notify.incident-key').out() == '\n'
        !terminal.flow('config').out().contains('canary')
        !terminal.flow('config', '--json').out().contains('canary')
    }

    def "a secret in a configuration that is wrong is not shown: #text"() {
        given:
        terminal.file('.flow/config.yaml', text)

        when:
        def result = terminal.flow('config')

        then:
        !(result.out() + result.err()).contains('canary')
        result.err().contains(said)
        result.err().contains('.flow/config.yaml:')

        where:
        text                                                     || said
        'notify: {slack-webhok-url: "https://x/canary"}'         || "there is no setting 'notify.slack-webhok-url'"
        'notfy:\n  slack-webhook-url: https://x/canary'          || "there is no setting 'notfy.slack-webhook-url'"
        'slack-webhook-url: https://x/canary'                    || "there is no setting 'slack-webhook-url'"
        'notify: {incident-key: [canary]}'                       || "'notify.incident-key' is a text"
    }
}
