package flow.notify

import static flow.graph.Channel.INCIDENT_IO
import static flow.graph.Channel.PAGERDUTY
import static flow.graph.Channel.SLACK
import static flow.graph.Hook.Occasion.FAILURE
import static flow.graph.Hook.Occasion.SUCCESS
import flow.notify.WebService.Answer

import flow.graph.Channel
import flow.graph.Hook
import flow.graph.MessageTemplate
import flow.graph.Notification
import flow.graph.Severity
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

import java.time.Duration
import java.time.Instant

/** What the services are sent, as they document it, and what their answers come to. */
@Timeout(60)
class NotifierSpec extends Specification {
    private static final Duration BUDGET = Duration.ofSeconds(10)
    private static final String WEBHOOK = '/services/T00000000/B00000000/canaryXXXXXXXXXXXXXXXXXX'
    private static final String KEY = 'canary0123456789abcdef0123456789'
    private static final Instant END = Instant.parse('2026-11-20T19:00:00Z')

    @AutoCleanup
    WebService service = new WebService()

    /** Time that passes only while somebody waits. */
    static class Patience implements Waiting {
        final List<Duration> pauses = []
        private long now = System.nanoTime()

        @Override
        long nanoseconds() { now }

        @Override
        void pause(Duration length) {
            pauses << length
            now += length.toNanos()
        }
    }

    Patience patience = new Patience()

    private static RunNews news(Map more = [:], Hook.Occasion occasion = FAILURE) {
        boolean failed = occasion == FAILURE
        new RunNews('train', more.place ?: 'train', 'argo-train-x7k2p', occasion, END, '2 min 3 s', failed ? 'fit' : '', failed ? 'fit[2] and 3 more' : '',
            failed ? (more.error ?: 'IOException: no such file\n  a.csv') as String : '', more.link as String, (more.branch ?: '') as String, 'ada')
    }

    private String key(Channel channel) { channel == SLACK ? service.address + WEBHOOK : KEY }

    private Notice notice(Channel channel, Map more = [:]) {
        new Notice((more.occasion ?: FAILURE) as Hook.Occasion, channel, null, more.message ? new MessageTemplate(more.message as String) : MessageTemplate.DEFAULT,
            (more.severity ?: Severity.ERROR) as Severity, new Notification.Incident('01GW2G3V0S59R238FAHPDS1R66', more.metadata ?: [:]), service.address)
    }

    private Outcome tell(Channel channel, Map more = [:], RunNews news = news()) {
        new Notifier(patience).tell(notice(channel, more), key(channel), news, (more.within ?: BUDGET) as Duration)
    }

    def "Slack gets its message as an incoming webhook takes it"() {
        when:
        def outcome = tell(SLACK, [:], news(link: 'https://argo/workflows/flows/train-x7k2p'))

        then:
        outcome == new Outcome('Slack', null)
        service.received.size() == 1
        with(service.received[0]) {
            method() == 'POST'
            path() == WEBHOOK
            headers()['content-type'] == 'application/json; charset=utf-8'
            json == [text: 'train failed after 2 min 3 s\nin step fit[2] and 3 more\nIOException: no such file\n  a.csv\nrun argo-train-x7k2p\nhttps://argo/workflows/flows/train-x7k2p']
        }
    }

    def "what is filled in can mention nobody and link nowhere in Slack; what the template says can"() {
        when:
        tell(SLACK, [message: '<!here> *{flow}*: {error}'], news(error: '<!channel> <https://evil|here> a&b'))

        then:
        service.received[0].json == [text: '<!here> *train*: &lt;!channel&gt; &lt;https://evil|here&gt; a&amp;b']
    }

    def "PagerDuty gets an alert of a run that failed, and all that is sent about a run is one"() {
        given:
        service.answers = [WebService.PAGERDUTY_OK]

        when:
        def outcome = tell(PAGERDUTY, [severity: Severity.CRITICAL], news(link: 'https://argo/x', place: 'shop.prod.train', branch: 'prod'))

        then:
        outcome == new Outcome('PagerDuty', null)
        service.received*.path() == ['/v2/enqueue']
        service.received[0].json == [
            routing_key: KEY, event_action: 'trigger', dedup_key: 'flow/shop.prod.train/argo-train-x7k2p',
            payload: [
                summary: 'train failed after 2 min 3 s', source: 'shop.prod.train', timestamp: '2026-11-20T19:00:00Z', severity: 'critical', component: 'fit', 'class': 'run failed',
                custom_details: [
                    flow: 'train', run: 'argo-train-x7k2p', status: 'failed', step: 'fit', task: 'fit[2] and 3 more', error: 'IOException: no such file\n  a.csv', took: '2 min 3 s',
                    branch: 'prod', user: 'ada',
                    message: 'train failed after 2 min 3 s\nin step fit[2] and 3 more\nIOException: no such file\n  a.csv\nrun argo-train-x7k2p\nhttps://argo/x']],
            links: [[href: 'https://argo/x', text: 'The run in Argo']], client: 'flow', client_url: 'https://argo/x']
    }

    def "PagerDuty gets a change event of a run that succeeded, which calls nobody"() {
        given:
        service.answers = [WebService.PAGERDUTY_OK]

        when:
        def outcome = tell(PAGERDUTY, [occasion: SUCCESS], news([:], SUCCESS))

        then:
        outcome.sent
        service.received*.path() == ['/v2/change/enqueue']
        service.received[0].json == [
            routing_key: KEY,
            payload: [summary: 'train succeeded after 2 min 3 s', source: 'train', timestamp: '2026-11-20T19:00:00Z',
                      custom_details: [flow: 'train', run: 'argo-train-x7k2p', status: 'succeeded', took: '2 min 3 s', user: 'ada', message: 'train succeeded after 2 min 3 s\nrun argo-train-x7k2p']]]
    }

    def "incident.io gets an alert event of its source, with a bearer token"() {
        given:
        service.answers = [WebService.INCIDENT_OK]

        when:
        def outcome = tell(INCIDENT_IO, [metadata: [team: 'data', status: 'mine'], message: '{flow}: {error}'], news(link: 'https://argo/x'))

        then:
        outcome == new Outcome('incident.io', null)
        service.received*.path() == ['/v2/alert_events/http/01GW2G3V0S59R238FAHPDS1R66']
        service.received[0].headers().authorization == "Bearer $KEY".toString()
        service.received[0].json == [
            title: 'train: IOException: no such file', status: 'firing', deduplication_key: 'flow/train/argo-train-x7k2p',
            description: 'train: IOException: no such file\n  a.csv', source_url: 'https://argo/x',
            metadata: [flow: 'train', run: 'argo-train-x7k2p', status: 'mine', step: 'fit', task: 'fit[2] and 3 more', error: 'IOException: no such file\n  a.csv', took: '2 min 3 s', user: 'ada', team: 'data']]
    }

    def "incident.io is told in the metadata that a run succeeded: its alerts know no such thing"() {
        given:
        service.answers = [WebService.INCIDENT_OK]

        expect:
        tell(INCIDENT_IO, [occasion: SUCCESS], news([:], SUCCESS)).sent
        service.received[0].json.status == 'firing'
        service.received[0].json.metadata.status == 'succeeded'
    }

    def "long texts are no longer than #channel takes, and no character is torn apart"() {
        given:
        service.answers = [new Answer(202)]
        def error = '😀' * 2000 + '\n' + (1..50).collect { "line $it" }.join('\n')

        when:
        tell(channel, [message: '{error}{error}{error}{error}{error}'], news(error: error))

        then:
        def text = what(service.received[0].json) as String
        text.length() in (most - 1)..most
        text.endsWith('😀…')
        !text.contains('\ufffd')

        where:
        channel     | most  | what
        SLACK       | 4_000 | { it.text }
        PAGERDUTY   | 1_024 | { it.payload.summary }
        INCIDENT_IO | 250   | { it.title }
    }

    def "of a long error the first ten lines are told, without those that are empty and without what a terminal would obey"() {
        expect:
        news(error: "a\n\n\u001b[31mb\n" + (3..12).collect { "$it" }.join('\n')).error() == 'a\n.[31mb\n3\n4\n5\n6\n7\n8\n9\n10\n…'
        news(error: 'x' * 2000).error() == 'x' * 999 + '…'
    }

    def "a service that is busy is asked again when it says"() {
        given:
        service.answers = [new Answer(429, '{"ok":false,"error":"rate_limited"}', ['Retry-After': '3']), WebService.SLACK_OK]

        expect:
        tell(SLACK).sent
        patience.pauses == [Duration.ofSeconds(3)]
        service.received.size() == 2
    }

    def "one that wants to be asked later than a run's end waits is not asked again: #wait s"() {
        given:
        service.answers = [new Answer(429, '', ['Retry-After': wait])]

        when:
        def outcome = tell(PAGERDUTY)

        then:
        outcome.fault() == "it asks for fewer messages (429), and to be asked again after $wait s, which is longer than a run's end waits"
        patience.pauses == []
        service.received.size() == 1

        where:
        wait << ['10', '30', '999999999']
    }

    def "without a word about when, or with one that is no number, it is asked again in growing intervals, four times at most: #after"() {
        given:
        service.answers = [new Answer(status, '', after)]

        when:
        def outcome = tell(INCIDENT_IO)

        then:
        outcome.fault() == said
        patience.pauses*.toMillis() == [500, 1000, 2000]
        service.received.size() == 4

        where:
        status | after                                             || said
        429    | [:]                                               || 'it asks for fewer messages (429), 4 times'
        429    | ['Retry-After': 'Thu, 17 Apr 2025 11:17:18 UTC']  || 'it asks for fewer messages (429), 4 times'
        429    | ['Retry-After': '-1']                             || 'it asks for fewer messages (429), 4 times'
        500    | [:]                                               || 'it has a fault of its own (500), 4 times'
        503    | ['Retry-After': '9999999999']                     || 'it has a fault of its own (503), 4 times'
    }

    def "a fault that passes is not told"() {
        given:
        service.answers = [new Answer(500, 'rollup_error'), new Answer(502, '<html>bad gateway</html>'), ok]

        expect:
        tell(channel).sent
        service.received.size() == 3

        where:
        channel     | ok
        SLACK       | WebService.SLACK_OK
        PAGERDUTY   | WebService.PAGERDUTY_OK
        INCIDENT_IO | WebService.INCIDENT_OK
    }

    def "#channel answers #status #body: that is final, and it is said what to do"() {
        given:
        service.answers = [new Answer(status, body)]

        when:
        def outcome = tell(channel)

        then:
        outcome.fault() == said
        service.received.size() == 1
        patience.pauses == []

        where:
        channel     | status | body || said
        SLACK       | 400 | 'invalid_payload'      || 'it refuses the message (400: invalid_payload); Slack cannot read the message; look at its template'
        SLACK       | 403 | 'action_prohibited'    || 'it refuses the message (403: action_prohibited); the workspace does not allow it; ask its administrators'
        SLACK       | 403 | 'invalid_token'        || 'it refuses the message (403: invalid_token); the webhook is not there any more; make another one in Slack, and set its address'
        SLACK       | 404 | 'channel_not_found'    || 'it refuses the message (404: channel_not_found); its channel is not there any more; make a webhook for another one'
        SLACK       | 404 | 'no_service'           || 'it refuses the message (404: no_service); the webhook is not there any more; make another one in Slack, and set its address'
        SLACK       | 410 | 'channel_is_archived'  || 'it refuses the message (410: channel_is_archived); its channel is archived; make a webhook for another one'
        SLACK       | 404 | ''                     || 'it refuses the message (404); the webhook is not there any more; make another one in Slack, and set its address'
        SLACK       | 302 | ''                     || 'it refuses the message (302)'
        PAGERDUTY   | 400 | '{"status":"invalid event","message":"Event object is invalid","errors":["Length of \'routing_key\' is incorrect (should be 32 characters)"]}' ||
            "it refuses the message (400: Event object is invalid; Length of 'routing_key' is incorrect (should be 32 characters)); the key is that of an integration 'Events API v2' of a service; one of a ruleset (R…) takes no changes, which is what runs that succeeded are"
        PAGERDUTY   | 404 | 'Not Found'            || 'it refuses the message (404: Not Found); look at notify.pagerduty-url: it is https://events.pagerduty.com, or https://events.eu.pagerduty.com'
        INCIDENT_IO | 401 | '{"type":"authentication_error","status":401,"request_id":"8e3cc412","errors":[{"code":"missing_authorization_material","message":"No authorization material provided in request"}]}' ||
            'it refuses the message (401: No authorization material provided in request); the key is the one that incident.io shows beside the alert source; set it anew'
        INCIDENT_IO | 404 | ''                     || 'it refuses the message (404); incident.io has no alert source of that id, or no HTTP one; look at notify.incident-source'
        INCIDENT_IO | 422 | '{"type":"validation_error","status":422,"errors":[{"code":"is_required","message":"A title is required","source":{"field":"title"}}]}' || 'it refuses the message (422: A title is required)'
    }

    def "a server that does not answer is left when the time is over"() {
        given:
        service.answers = [WebService.HANGS]

        when:
        def outcome = new Notifier().tell(notice(SLACK), key(SLACK), news(), Duration.ofSeconds(2))

        then:
        outcome.fault() == 'it did not answer in time'
        service.received.size() == 1
    }

    def "where it is not known whether a message arrived, it is sent again only to who knows repetitions: #channel"() {
        given:
        service.answers = [WebService.CUT]

        when:
        def outcome = tell(channel)

        then:
        outcome.fault().startsWith('the connection broke')
        service.received.size() >= attempts
        patience.pauses.size() == attempts - 1

        where:
        channel     | attempts
        SLACK       | 1
        PAGERDUTY   | 4
        INCIDENT_IO | 4
    }

    def "a service that is not there is said to be so, without its address"() {
        given:
        def gone = new WebService()
        def address = gone.address
        gone.close()

        when:
        def outcome = new Notifier(patience).tell(notice(SLACK), address + WEBHOOK, news(), BUDGET)

        then:
        outcome.fault() == 'it cannot be reached, 4 times'
        patience.pauses.size() == 3
    }

    def "an address or a key that is none is not shown: #key"() {
        when:
        def outcome = new Notifier(patience).tell(notice(channel), key, news(), BUDGET)

        then:
        outcome.fault() == fault
        service.received.empty

        where:
        channel     | key                            || fault
        SLACK       | 'hooks.slack.com/canary'       || 'the address of its webhook does not begin with https:// and a host'
        SLACK       | 'ftp://hooks.slack.com/canary' || 'the address of its webhook does not begin with https:// and a host'
        SLACK       | 'https://hooks slack/canary'   || 'its address or key is empty, or has characters that none has'
        SLACK       | 'https://[canary'              || 'the address of its webhook does not begin with https:// and a host'
        PAGERDUTY   | ''                             || 'its address or key is empty, or has characters that none has'
        INCIDENT_IO | 'canary\r\nX-Evil: 1'          || 'its address or key is empty, or has characters that none has'
        INCIDENT_IO | 'canäry'                       || 'its address or key is empty, or has characters that none has'
    }

    def "whatever #channel echoes, no address and no key is told: #status"() {
        given:
        def secret = key(channel)
        service.answers = [new Answer(status, body(secret))]

        when:
        def outcome = tell(channel)

        then:
        !outcome.fault().contains('canary')
        outcome.fault().contains('***')

        where:
        [channel, status, body] << [[SLACK, PAGERDUTY, INCIDENT_IO], [400, 404, 500, 429], [
            { "no hook at $it" }, { "no hook at ${new URI(it).path}" }, { "unknown: ${it.split('/').last()}" },
            { new groovy.json.JsonBuilder([message: "bad $it", errors: ["bad $it", [message: "bad $it"]]]).toString() },
            { URLEncoder.encode(it, 'UTF-8') }, { it.bytes.encodeBase64().toString() }, { 'x' * 290 + it }]].combinations()
    }

    def "what nobody can read in an answer is left out"() {
        given:
        service.answers = [new Answer(400, '\u001b[2J' + 'x\n' * 3000)]

        when:
        def outcome = tell(SLACK)

        then:
        outcome.fault().length() < 450
        !outcome.fault().contains('\u001b')
        !outcome.fault().contains('\n')
    }
}
