package flow.cli

import flow.launcher.Jdk
import flow.launcher.Started
import flow.notify.WebService
import flow.notify.WebService.Answer
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path

/** By the real program: addresses and keys get to the services, and nowhere else, also when these tell them to everybody. */
@Timeout(300)
class NotifyProgramSpec extends Specification {
    private static final Path HOME = Path.of(System.getProperty('flow.home'))

    @TempDir
    Path folder

    @AutoCleanup
    WebService service = new WebService(answers: [new Answer(400, 'no: ECHO'), new Answer(404, '{"message": "no", "errors": ["ECHO"]}')])

    private Started flow(Map<String, String> more, String... command) {
        def started = new Started([JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), HOME: folder.toString(), XDG_CACHE_HOME: "$folder/cache".toString()] + more,
            ['env', '-C', folder.toString(), HOME.resolve('bin/flow').toString(), *command])
        assert started.exitCode >= 0
        started
    }

    private List<Path> withCanary() {
        Files.walk(folder).withCloseable { files ->
            files.filter { Files.isRegularFile(it) && new String(Files.readAllBytes(it), 'ISO-8859-1').contains('canary') }.toList()
        }
    }

    def "nothing that flow says or writes shows them: #how"() {
        given:
        folder.resolve('tell.flow.groovy').text = '''\
            flow('tell') {
                notify onError: ['slack', 'pagerduty', 'incident.io'], incident: [source: '01G']
                onFailure { println "hook" }
                step('a') { throw new IOException('no') }
            }
            '''.stripIndent()
        def keys = [FLOW_NOTIFY_SLACK_WEBHOOK_URL: service.address + '/services/T0/B0/canarySlack', FLOW_NOTIFY_PAGERDUTY_KEY: 'canaryPager', FLOW_NOTIFY_INCIDENT_KEY: 'canaryIncident',
                    FLOW_NOTIFY_PAGERDUTY_URL: service.address, FLOW_NOTIFY_INCIDENT_URL: service.address, FLOW_DEBUG: '1']

        when:
        def run = flow(keys, 'run', 'tell.flow.groovy', *options)
        def others = [['config'], ['config', '--json'], ['status', 'latest'], ['logs', 'latest'], ['report', 'latest', '--output', 'report.html'], ['dump', 'latest', '--json'],
                      ['package', 'tell.flow.groovy', '--output', 'package.tgz'], ['show', 'tell.flow.groovy', '--format', 'json'],
                      ['deploy', 'tell.flow.groovy', '--dry-run', '--store', 's3://b/p']].collect { flow(keys, *it) }

        then: 'each service got its own'
        run.exitCode == 1
        service.received*.path() as Set == ['/services/T0/B0/canarySlack', '/v2/enqueue', '/v2/alert_events/http/01G'] as Set
        service.received.find { it.path() == '/v2/enqueue' }.json.routing_key == 'canaryPager'
        service.received.find { it.path() ==~ '.*/01G' }.headers().authorization == 'Bearer canaryIncident'

        and: 'each of them refused, which is said with stars'
        run.err.readLines().count { it.startsWith('warning: ') && it.contains('***') } == 3

        and:
        !(run.out + run.err).contains('canary')
        others.every { !(it.out + it.err).contains('canary') }
        others.last().exitCode == 4
        withCanary() == []

        where:
        how           | options
        'threads'     | ['--events']
        'processes'   | ['--isolate']
    }
}
