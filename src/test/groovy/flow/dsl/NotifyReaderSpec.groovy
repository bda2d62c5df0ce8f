package flow.dsl

import static flow.graph.Channel.INCIDENT_IO
import static flow.graph.Channel.PAGERDUTY
import static flow.graph.Channel.SLACK

import flow.graph.Notification
import flow.graph.Severity
import flow.problem.Problems
import spock.lang.Specification

class NotifyReaderSpec extends Specification implements ScriptFixture {
    Problems found = new Problems()

    def "notify #options"() {
        when:
        def notification = read(options)

        then:
        found.sorted() == []
        notification.onError() == onError
        notification.onSuccess() == onSuccess
        notification.position().file() == 'notify'

        where:
        options                                                        || onError             | onSuccess
        [onError: 'slack']                                             || [SLACK]             | []
        [onSuccess: ['slack', "page${'rduty'}"]]                       || []                  | [SLACK, PAGERDUTY]
        [onError: ['incident.io'], onSuccess: 'incident']              || [INCIDENT_IO]       | [INCIDENT_IO]
        [onError: ['pagerduty', 'slack'], onSuccess: []]               || [PAGERDUTY, SLACK]  | []
    }

    def "it says what is told, how bad that is, and where addresses and keys are kept"() {
        when:
        def notification = read(onError: ['slack', 'pagerduty', 'incident.io'], message: "*{flow}* is in trouble\n{error}", severity: 'critical',
            slack: 'kubernetes:alerts/slack-url', pagerduty: 'env:PAGER_KEY',
            incident: [source: '01GW2G3V0S59R238FAHPDS1R66', key: 'file:/etc/incident', metadata: [team: 'data', tier: 1]])

        then:
        found.sorted() == []
        notification.message().text() == '*{flow}* is in trouble\n{error}'
        notification.severity() == Severity.CRITICAL
        notification.keys().collectEntries { [(it.key): it.value.toString()] } ==
            [(SLACK): 'kubernetes:alerts/slack-url', (PAGERDUTY): 'env:PAGER_KEY', (INCIDENT_IO): 'file:/etc/incident']
        notification.incident() == new Notification.Incident('01GW2G3V0S59R238FAHPDS1R66', [team: 'data', tier: '1'])
    }

    def "where nobody is to be told, nobody is: #options"() {
        expect:
        read(options) == null
        found.sorted() == []

        where:
        options << [[onError: []], [onError: [], slack: 'env:SLACK', message: '{flow}'], [onSuccess: [], onError: null]]
    }

    def "notify #options is refused where it is wrong"() {
        when:
        read(options)

        then:
        Places.shown(found.sorted()) == [shown]

        where:
        options                                                    || shown
        [:]                                                        || "notify | F004 | 'notify' does not say when whom | write notify onError: 'slack', or onSuccess: ['slack', 'pagerduty']"
        [message: '{flow}']                                        || "notify | F004 | 'notify' does not say when whom | write notify onError: 'slack', or onSuccess: ['slack', 'pagerduty']"
        [onError: 'slak']                                          || "onError | F004 | onError: 'slak' is none of 'slack', 'pagerduty', 'incident.io' | did you mean 'slack'?"
        [onError: ['slack', 'email']]                              || "onError.1 | F004 | onError: 'email' is none of 'slack', 'pagerduty', 'incident.io' | null"
        [onError: ['slack', 'slack']]                              || "onError | F004 | onError: a channel stands there twice | leave one of them out"
        [onError: ['incident', 'incident.io']]                     || "onError | F004 | onError: a channel stands there twice | leave one of them out"
        [onError: 5]                                               || "onError | F004 | onError: takes a text, not the number 5 | write it in quotes"
        [onFailure: 'slack', onError: 'slack']                     || "onFailure: | F003 | 'notify' has no option 'onFailure' | it has incident, message, onError, onSuccess, pagerduty, severity, slack"
        [onError: 'slack', mesage: 'x']                            || "mesage: | F003 | 'notify' has no option 'mesage' | did you mean 'message'?"
        [onError: 'slack', message: '{fow} failed']                || "message | F004 | message: there is no placeholder '{fow}' | did you mean '{flow}'?"
        [onError: 'slack', message: '{everything}']                || "message | F004 | message: there is no placeholder '{everything}' | there are {flow}, {run}, {status}, {step}, {task}, {error}, {took}, {link}, {branch}, {user}"
        [onError: 'slack', message: '{{flow}}']                    || "message | F004 | message: '{{flow}}' has two braces on each side | write '{flow}'"
        [onError: 'slack', message: '{{ workflow }}']              || "message | F004 | message: '{{ workflow }}' has two braces on each side | write '{workflow}'"
        [onError: 'slack', message: ' ']                           || "message | F004 | message: it is empty | write a text such as '{flow} {status}: {error}'"
        [onError: 'pagerduty', severity: 'fatal']                  || "severity | F004 | severity: 'fatal' is none of 'critical', 'error', 'warning', 'info' | null"
        [onError: 'slack', slack: 'env:']                          || "slack | F006 | slack: '' is no variable | use letters, digits and '_', not starting with a digit"
        [onError: 'slack', slack: 'vault:x']                       || "slack | F004 | slack: 'vault' is no provider of secrets | write 'env:NAME', 'file:/path', 'kubernetes:secret/key', 'aws-secrets-manager:id'"
        [onError: 'incident.io', incident: [sorce: 'x']]           || "incident.sorce: | F003 | 'incident' has no option 'sorce' | did you mean 'source'?"
        [onError: 'incident.io', incident: [source: 'a/../b']]     || "incident.source | F004 | incident.source: 'a/../b' is no id of an alert source | incident.io shows it beside the source"
        [onError: 'incident.io', incident: [metadata: [a: [1]]]]   || "incident.metadata.a | F004 | incident.metadata.a: takes a text, not a list | write it in quotes"
    }

    def "a message is no longer than what Slack shows in one piece"() {
        when:
        read(onError: 'slack', message: 'x' * 3001)

        then:
        Places.shown(found.sorted()) == ['message | F004 | message: it has 3001 characters | at most 3000; what is long belongs behind a link']
    }

    def "metadata are no longer than a pod can be told"() {
        when:
        read(onError: 'incident.io', incident: [metadata: [a: 'x' * 9_999]])

        then:
        found.sorted() == []

        when:
        read(onError: 'incident.io', incident: [metadata: [a: 'x' * 10_000]])

        then:
        Places.shown(found.sorted()) == ['incident.metadata | F004 | incident.metadata: they have 10001 characters together | at most 10000; what is long belongs behind a link']
    }

    def "an address or a key itself is refused without being shown: #literal"() {
        when:
        read(onError: ['slack', 'incident.io'], slack: literal, incident: [key: literal])

        then:
        found.sorted()*.message() as Set == ['slack: takes where the address or key is kept, and never that itself',
                                            'incident.key: takes where the address or key is kept, and never that itself'] as Set
        found.sorted()*.hint() as Set == ["write 'env:NAME', 'file:/path' or 'kubernetes:secret/key'"] as Set

        where:
        literal << ['https://hooks.slack.com/services/T0/B0/canary', 'R01canary5', 'HTTP://x', 'http://localhost/hook', '']
    }

    def "the word comes into the graph, as often as it stands there"() {
        when:
        def flow = evaluate("""
            flow('f') {
                notify onError: 'slack', message: '''
                    {flow} failed
                    {error}'''
                notify onSuccess: ['slack']
                step('s') { }
            }""")

        then:
        problems.sorted() == []
        flow.notifications()*.onError() == [[SLACK], []]
        flow.notifications()*.onSuccess() == [[], [SLACK]]
        flow.notifications()[0].message().text() == '\n{flow} failed\n{error}'
    }

    def "#code is explained"() {
        expect:
        faultsOf("flow('f') { $code; step('s') { } }").any { it.message().contains(said) }

        where:
        code                                        || said
        "notify 'slack'"                            || "'notify' does not take these arguments"
        "notify('slack', onError: 'slack')"         || "'notify' does not take these arguments"
    }

    def "the word says the same options as the reader"() {
        expect:
        Vocabulary.words(Vocabulary.Room.FLOW).notify.options() == NotifyReader.NAMES as Set
    }

    private Notification read(Map<String, ?> options) {
        new NotifyReader(Places.of('notify', options), found).read(options)
    }
}
