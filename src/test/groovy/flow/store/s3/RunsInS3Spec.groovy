package flow.store.s3

import flow.launcher.Jdk
import flow.launcher.Started
import com.sun.net.httpserver.HttpServer
import flow.store.s3.FaultyServer.Fault
import groovy.json.JsonSlurper
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CopyOnWriteArrayList

/** The real program, with its runs in a real S3 server. */
@Timeout(300)
@Requires(value = { S3Server.there }, reason = 'there is no S3 server')
class RunsInS3Spec extends Specification {
    private static final Path HOME = Path.of(System.getProperty('flow.home'))

    @Shared
    @AutoCleanup
    FaultyServer server = new FaultyServer(S3Server.get().address)

    @Shared
    @TempDir
    Path folder

    String place = Buckets.make(server.address) + '/team'

    def setupSpec() {
        folder.resolve('wide.flow.groovy').text = '''\
            flow('wide') {
                step('start') { items = (1..200).toList(); broken = !new File(System.getenv('MENDED') ?: '/nowhere').exists() }
                foreach('items', as: 'item') { step('work') { value = item * 2; println "item $item" } }
                join('sum') { inputs -> total = inputs*.value.sum(); text = 'large ' * 2000 }
                step('last') {
                    if (new File(System.getenv('BREAK') ?: '/nowhere').exists()) { throw new IllegalStateException('not today') }
                    answer = total + text.length()
                }
            }
            '''.stripIndent()
    }

    def cleanup() {
        server.fault = { String method, String path, int number -> Fault.NONE }
    }

    private Started flow(Map<String, String> more = [:], String... command) {
        new Started(S3Server.get().environment(server.address) + more +
            [JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), XDG_CACHE_HOME: "$folder/cache".toString(),
             HOME: folder.toString(), FLOW_STORE: place],
            ['env', '-C', folder.toString(), HOME.resolve('bin/flow').toString(), *command])
    }

    private Started done(Map<String, String> more = [:], String... command) {
        def started = flow(more, command)
        assert started.exitCode == 0: started.err
        started
    }

    def "a run is made, looked at, resumed, tagged, compared and cleaned away, and nothing is left on this machine"() {
        given:
        def breaking = folder.resolve('break').toFile()
        breaking.text = ''

        when:
        def failed = flow('run', 'wide.flow.groovy', BREAK: breaking.toString())

        then:
        failed.exitCode == 1
        failed.err.contains('not today')

        when:
        breaking.delete()
        server.requests.clear()
        def resumed = done('resume')

        then:
        resumed.err.contains('203 tasks done (202 reused)')

        and:
        done('dump', 'latest/last/0/answer').out.trim() == "${(1..200).sum() * 2 + 12000}"
        done('dump', 'latest/work/17/value').out.trim() == '36'
        done('logs', 'latest-failed/work/41').out.contains('item 42')
        done('status', 'latest').out.contains('succeeded')
        done('tag', 'add', 'latest', 'good').exitCode == 0
        done('runs', '--json').out.contains('"good"')
        done('diff', 'latest-failed', 'latest').out.contains('last')
        done('step', 'wide.flow.groovy', 'last').out.contains('answer')
        done('fsck').out.contains('2 runs')
        done('clean', '--status', 'failed').exitCode == 0
        done('runs').out.readLines().size() == 2
        !folder.resolve('.flow').toFile().exists()
    }

    def "200 tasks take few requests, whatever each sets and prints"() {
        when:
        server.requests.clear()
        done('run', 'wide.flow.groovy')

        then:
        println "${server.requests.size()} requests"
        server.requests.size() < 40
    }

    def "200 tasks do not wait for a service that is far away"() {
        given: 'what two requests for each task need, 32 of them made at a time, 30 ms each'
        def inParallel = 200 * 2 / 32 * 0.030

        when:
        def near = took(Duration.ZERO)
        def far = took(Duration.ofMillis(30))
        println "from the run's beginning to its end: $near s; with 30 ms a request: $far s; $inParallel s for the requests alone"

        then: 'whatever else goes on on this machine takes its time in both'
        far.min() - near.min() <= 3 * inParallel

        cleanup:
        server.latency = Duration.ZERO
    }

    private List<BigDecimal> took(Duration latency) {
        server.latency = latency
        (1..2).collect {
            done('run', 'wide.flow.groovy')
            def run = new JsonSlurper().parseText(done('status', 'latest', '--json').out)
            Duration.between(Instant.parse(run.startedAt), Instant.parse(run.endedAt)).toMillis() / 1000
        }
    }

    def "the classes that a run in S3 needs are in an archive of their own, and those that others need are in theirs"() {
        given:
        def made = new Started([JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH')], [HOME.resolve('bin/launcher/train').toString()])
        assert made.exitCode == 0: made.err

        when:
        done('runs', FLOW_JAVA_OPTS: '-Xlog:class+load:file=loaded')
        def loaded = folder.resolve('loaded').readLines()

        then:
        made.out.readLines()*.contains('-s3.') == [false, true]
        loaded.any { it.contains('software.amazon.awssdk.services.s3.DefaultS3Client source: shared objects file') }
        loaded.any { it.contains('flow.cli.Main source: shared objects file') }
    }

    def "logs -f follows a run that is made elsewhere, to its end"() {
        given:
        folder.resolve('talk.flow.groovy').text = '''\
            flow('talk') {
                step('first') { println 'hello from afar' }
                step('second') { while (!new File('heard').exists()) { Thread.onSpinWait() }; println 'goodbye' }
            }
            '''.stripIndent()
        def run = flow('run', 'talk.flow.groovy', '--run-id-file', 'id')
        while (!folder.resolve('id').toFile().exists()) { Thread.onSpinWait() }

        when:
        def following = flow('logs', folder.resolve('id').text.trim(), '-f').untilItSays('hello from afar')
        folder.resolve('heard').text = ''

        then:
        run.exitCode == 0
        following.exitCode == 0
        following.out.contains('goodbye')
    }

    def "a killed run is resumed by the next process at once, with all that was said to be done"() {
        given:
        folder.resolve('slow.flow.groovy').text = '''\
            flow('slow') {
                step('first') { x = 'large ' * 2000 }
                step('second') { if (!new File('go').exists()) { Thread.sleep(600_000) }; y = x.length() }
            }
            '''.stripIndent()

        when:
        def killed = flow('run', 'slow.flow.groovy').untilItSays('done    first').signal('KILL')

        then:
        killed.exitCode == 137
        done('runs').out.contains('lost')

        when:
        folder.resolve('go').toFile().text = ''
        def resumed = done('resume', 'slow.flow.groovy')

        then:
        resumed.err.contains('2 tasks done (1 reused)')
        done('dump', 'latest/second/0/y').out.trim() == '12000'
    }

    def "who cannot reach the place is told so, with exit code 6: #what"() {
        given:
        server.fault = { String method, String path, int number -> fault }

        expect:
        def told = flow('runs')
        told.exitCode == 6
        told.err.contains(message)

        where:
        fault         | message
        Fault.EXPIRED | 'the credentials have expired'

        what = fault
    }

    def "a pod with a web identity gets its credentials for that, and is told when it gets none"() {
        given:
        def asked = new CopyOnWriteArrayList<String>()
        def sts = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
        sts.createContext('/') { exchange ->
            def form = exchange.requestBody.text
            asked << form
            def isKnown = form.contains('WebIdentityToken=good')
            def body = (isKnown ? """<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>
                <AccessKeyId>$S3Server.KEY</AccessKeyId><SecretAccessKey>$S3Server.SECRET</SecretAccessKey><SessionToken>t</SessionToken>
                <Expiration>${Instant.now().plusSeconds(3600)}</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>"""
                : '<ErrorResponse><Error><Code>InvalidIdentityToken</Code><Message>nobody knows it</Message></Error></ErrorResponse>').toString().bytes
            exchange.sendResponseHeaders(isKnown ? 200 : 400, body.length)
            exchange.responseBody.withCloseable { it.write(body) }
        }
        sts.start()
        // S3Proxy knows no credentials that hold for a time.
        def service = new ProcessBuilder(Jdk.RUNNING.resolve('bin/java').toString(), '-cp', HOME.resolve('target/lib/s3/flow-s3.jar').toString(),
            'flow.store.s3.Rehearsal', folder.resolve('service').toString()).start()
        while (!folder.resolve('service').toFile().length()) { Thread.onSpinWait() }
        def pod = [AWS_ACCESS_KEY_ID: null, AWS_SECRET_ACCESS_KEY: null, AWS_WEB_IDENTITY_TOKEN_FILE: folder.resolve('token').toString(),
                   AWS_ENDPOINT_URL_S3: folder.resolve('service').text, FLOW_STORE: 's3://bucket/runs', AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/flow', AWS_ENDPOINT_URL_STS: "http://127.0.0.1:$sts.address.port".toString()]

        when:
        folder.resolve('token').text = 'good'
        def let = inPod(pod, 'runs')
        assert let.exitCode == 0: let.err
        folder.resolve('token').text = 'bad'
        def refused = inPod(pod, 'runs')

        then:
        asked[0].contains('RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fflow')
        refused.exitCode == 6
        refused.err.contains('the web identity of this pod was refused: nobody knows it')

        cleanup:
        sts?.stop(0)
        service?.destroy()
    }

    private Started inPod(Map<String, String> pod, String... command) {
        def all = S3Server.get().environment(server.address) + [JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), HOME: folder.toString(),
                                                                XDG_CACHE_HOME: "$folder/cache".toString(), FLOW_STORE: place] + pod
        new Started(all.findAll { it.value != null }, ['env', '-C', folder.toString(), HOME.resolve('bin/flow').toString(), *command])
    }

    def "a place that there cannot be is a mistake of whoever typed it"() {
        expect:
        def told = flow('runs', '--store', 's3://x/../y')
        told.exitCode == 2
        told.err.contains("names no bucket")
    }
}
