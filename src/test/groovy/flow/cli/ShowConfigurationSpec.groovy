package flow.cli

import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class ShowConfigurationSpec extends Specification {

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
    }

    def "every setting is shown with its value and where that came from"() {
        given:
        terminal.file('../.flow/config.yaml', 'run:\n  max-workers: 3\n')
        terminal.file('../home/.config/flow/config.yaml', 'store: /tmp/runs\nrun: {fail-fast: true}\n')
        terminal.environment = [FLOW_COLOR: 'never']

        when:
        def result = terminal.flow('config')

        then:
        result.exit == 0
        result.err == ''
        result.out == """\
            store                        /tmp/runs                     ~/.config/flow/config.yaml:1
            store-s3.endpoint            (none)                        default
            store-s3.region              (none)                        default
            store-s3.path-style          false                         default
            store-s3.conditional-writes  true                          default
            store-s3.timeout             60                            default
            run.max-workers              3                             $temporary/.flow/config.yaml:2
            run.fail-fast                true                          ~/.config/flow/config.yaml:2
            run.log-limit                10                            default
            durability                   full                          default
            project.branch               (none)                        default
            project.production           false                         default
            package.include              (none)                        default
            package.exclude              (none)                        default
            libraries.offline            false                         default
            kubernetes.context           (none)                        default
            kubernetes.namespace         (none)                        default
            kubernetes.timeout           30                            default
            kubernetes.image             (none)                        default
            kubernetes.store-secret      (none)                        default
            kubernetes.service-account   flow                          default
            deploy.max-workers           100                           default
            events.bus                   default                       default
            events.source                flow-events                   default
            events.event                 event                         default
            events.sensor-account        flow-sensor                   default
            events.url                   (none)                        default
            events.token                 (none)                        default
            argo.keep-succeeded          7                             default
            argo.keep-failed             30                            default
            argo.ui-url                  (none)                        default
            notify.on-error              (none)                        default
            notify.on-success            (none)                        default
            notify.message               (none)                        default
            notify.severity              error                         default
            notify.slack-webhook-url     (none)                        default
            notify.pagerduty-key         (none)                        default
            notify.pagerduty-url         https://events.pagerduty.com  default
            notify.incident-key          (none)                        default
            notify.incident-source       (none)                        default
            notify.incident-url          https://api.incident.io       default
            cache                        ~/.cache/flow                 default
            color                        never                         FLOW_COLOR
            profile                      (none)                        default
            """.stripIndent()
    }

    def "one setting is its value alone"() {
        given:
        terminal.environment = [FLOW_STORE: '/tmp/runs']

        expect:
        terminal.flow('config', 'store').out == '/tmp/runs\n'
    }

    def "an option is an origin as well"() {
        expect:
        terminal.flow('config', '--store', '/x').out.readLines().first().split(/ {2,}/) as List == ['store', '/x', '--store']
    }

    def "as JSON there is all that can be known of a setting"() {
        given:
        terminal.environment = [FLOW_RUN_MAX_WORKERS: '3']

        expect:
        new JsonSlurper().parseText(terminal.flow('config', 'run.max-workers', '--json').out) == [[
            key: 'run.max-workers', value: 3, origin: 'FLOW_RUN_MAX_WORKERS', variable: 'FLOW_RUN_MAX_WORKERS',
            help: 'How many tasks of a run work at the same time']]
    }

    def "XDG_CONFIG_HOME says where the user's file is"() {
        given:
        terminal.file('xdg/flow/config.yaml', 'store: /tmp/xdg\n')
        terminal.environment = [XDG_CONFIG_HOME: terminal.folder.resolve('xdg').toString()]

        expect:
        terminal.flow('config', 'store').out == '/tmp/xdg\n'
    }

    def "an unknown key is a warning with its line, and the command goes on"() {
        given:
        terminal.file('.flow/config.yaml', 'stor: x\n')

        when:
        def result = terminal.flow('config')

        then:
        result.exit == 0
        result.err == '''\
            warning[W107]: there is no setting 'stor'
             --> .flow/config.yaml:1:1
              |
            1 | stor: x
              | ^^^^ did you mean 'store'?
            '''.stripIndent()
    }

    def "a faulty file ends the command with its line"() {
        given:
        terminal.file('.flow/config.yaml', 'run:\n  max-workers: many\n')

        when:
        def result = terminal.flow('config')

        then:
        result.exit == 3
        result.out == ''
        result.err == '''\
            error[F028]: 'run.max-workers' is a whole number from 1, not 'many'
             --> .flow/config.yaml:2:3
              |
            2 |   max-workers: many
              |   ^^^^^^^^^^^
            '''.stripIndent()
    }

    def "a setting that is none is refused with the nearest"() {
        when:
        def result = terminal.flow('config', 'run.max-worker')

        then:
        result.exit == 2
        result.err.startsWith("flow: KEY cannot be 'run.max-worker'; did you mean 'run.max-workers'?\n")
    }

    def "colours come on a terminal and when they are asked for: #environment"() {
        given:
        terminal.file('.flow/config.yaml', 'stor: x\n')
        terminal.environment = environment
        terminal.coloured = onTerminal

        expect:
        terminal.flow('config').err.contains('\u001b[') == coloured

        where:
        environment                             | onTerminal || coloured
        [:]                                     | true       || true
        [:]                                     | false      || false
        [NO_COLOR: '1']                         | true       || false
        [NO_COLOR: '']                          | true       || true
        [TERM: 'dumb']                          | true       || false
        [FLOW_COLOR: 'never']                   | true       || false
        [FLOW_COLOR: 'always', NO_COLOR: '1']   | false      || true
    }
}
