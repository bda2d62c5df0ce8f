package flow.deploy

import flow.cli.Terminal

/** What `flow deploy` makes of whom runs are to tell: addresses and keys are in secrets of the cluster, or the flow is not deployed. */
class NotifyDeployedSpec extends InCluster {
    private static final String FLOW = """\
        flow('nightly') {
            NOTIFY
            step('load') { count = 1 }
        }
        """.stripIndent()

    private void script(String notify) { terminal.file('nightly.flow.groovy', FLOW.replace('NOTIFY', notify)) }

    private Terminal.Result deploy(Map<String, String> more = [:], String... options) {
        terminal.environment += more
        terminal.flow('deploy', 'nightly.flow.groovy', *options)
    }

    private static List<String> faults(Terminal.Result result) { result.err().readLines().findAll { it.startsWith('flow: ') }*.substring(6) }

    def "the pod that ends a run gets its secrets, which have to be there"() {
        given:
        script("notify onError: 'slack', slack: 'kubernetes:alerts/slack-url'")

        when:
        def without = deploy()

        then:
        without.exit() == 4
        without.err().contains("there is no secret 'alerts' in namespace 'flows', which pods need")

        when:
        cluster.put('v1', 'Secret', 'alerts', [data: ['slack-url': 'aHR0cHM6Ly94'], type: 'Opaque'])
        def with = deploy()

        then:
        with.exit() == 0
        def templates = cluster.get('WorkflowTemplate', 'nightly').spec.templates
        templates.findAll { it.toString().contains('secretKeyRef') }*.name == ['exit']
        templates.find { it.name == 'exit' }.container.env.find { it.name == 'FLOW_TASK_NOTICE_1' }.valueFrom.secretKeyRef == [name: 'alerts', key: 'slack-url', optional: true]
    }

    def "an address or a key itself is refused, wherever it stands, and shown nowhere: #options #set"() {
        given:
        script(notify)

        when:
        def result = deploy(set, *options)
        def dry = deploy('--dry-run', *options)

        then:
        [result, dry]*.exit() == [4, 4]
        faults(result) == [said]
        faults(dry) == [said]
        [result, dry].every { !(it.out() + it.err()).contains('canary') }
        cluster.requests.empty

        where:
        notify                                                 | options                                                         | set                                                    || said
        "notify onError: 'slack'"                              | ['--notify-slack-webhook-url', 'https://x/canary']              | [:]                                                    || '--notify-slack-webhook-url: pods read such a thing from a secret of Kubernetes alone, and it never stands in an object; put it into one, and write --notify-slack-webhook-url kubernetes:SECRET/KEY'
        "notify onError: 'slack', slack: 'kubernetes:a/b'"     | ['--notify-slack-webhook-url', 'env:SLACK']                     | [:]                                                    || '--notify-slack-webhook-url: pods read such a thing from a secret of Kubernetes alone, and it never stands in an object; put it into one, and write --notify-slack-webhook-url kubernetes:SECRET/KEY'
        "notify onError: 'slack', slack: 'env:SLACK'"          | []                                                              | [:]                                                    || "'slack' is to be told of runs that fail, and nothing says where it is that pods could read; put its address or key into a secret of Kubernetes, and write --notify-slack-webhook-url kubernetes:SECRET/KEY, or set notify.slack-webhook-url to that"
        "notify onSuccess: 'slack'"                            | []                                                              | [FLOW_NOTIFY_SLACK_WEBHOOK_URL: 'https://x/canary']    || "'slack' is to be told of runs that succeed, and nothing says where it is that pods could read; put its address or key into a secret of Kubernetes, and write --notify-slack-webhook-url kubernetes:SECRET/KEY, or set notify.slack-webhook-url to that"
        ''                                                     | ['--notify-on-error']                                           | [FLOW_NOTIFY_SLACK_WEBHOOK_URL: 'https://x/canary']    || "--notify-on-error: nothing says where Slack, PagerDuty or incident.io is that pods could read; put its address or key into a secret of Kubernetes, and write --notify-slack-webhook-url kubernetes:SECRET/KEY, or set notify.slack-webhook-url to that"
    }

    def "incident.io needs its source to be known"() {
        given:
        script("notify onError: 'incident.io', incident: 'kubernetes:a/b'")
        cluster.put('v1', 'Secret', 'a', [data: [b: 'eA=='], type: 'Opaque'])

        expect:
        deploy().exit() == 2
        faults(deploy()) == ["'incident.io' cannot be told: nothing says which alert source of incident.io is meant; set notify.incident-source, or write notify …, incident: [source: 'its id']"]
        deploy('--notify-incident-source', '01G').exit() == 0
    }

    def "where nobody is to be told, or who can be, is, nothing is refused: #options #set"() {
        given:
        script(notify)
        cluster.put('v1', 'Secret', 'a', [data: [b: 'eA=='], type: 'Opaque'])

        when:
        def result = deploy(set, *options)

        then:
        result.exit() == 0
        cluster.get('WorkflowTemplate', 'nightly').toString().contains('FLOW_TASK_NOTICES') == told

        where:
        notify                                                       | options                                                  | set                                                 || told
        ''                                                           | []                                                       | [FLOW_NOTIFY_SLACK_WEBHOOK_URL: 'https://x/canary'] || false
        "notify onError: 'slack'"                                    | ['--notify-on-error=none']                               | [:]                                                 || false
        "notify onError: 'slack'"                                    | ['--notify-slack-webhook-url', 'kubernetes:a/b']         | [:]                                                 || true
        "notify onError: 'slack', slack: 'env:SLACK'"                | ['--notify-slack-webhook-url', 'kubernetes:a/b']         | [:]                                                 || true
        "notify onError: 'slack', slack: 'kubernetes:a/b'"           | []                                                       | [FLOW_NOTIFY_SLACK_WEBHOOK_URL: 'https://x/canary'] || true
        "notify onError: 'slack'"                                    | []                                                       | [FLOW_NOTIFY_SLACK_WEBHOOK_URL: 'kubernetes:a/b']   || true
        ''                                                           | ['--notify-on-success']                                  | [FLOW_NOTIFY_PAGERDUTY_KEY: 'kubernetes:a/b']       || true
        ''                                                           | []                                                       | [FLOW_NOTIFY_ON_ERROR: 'all', FLOW_NOTIFY_PAGERDUTY_KEY: 'kubernetes:a/b'] || true
    }
}
