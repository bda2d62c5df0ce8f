package flow.cli

import flow.client.Runs
import flow.client.Status
import flow.launcher.Started
import flow.notify.WebService
import flow.reliability.InFolder
import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit

/** {@code flow serve} as people start it, in a process of its own. */
@Timeout(600)
class ServeSpec extends Specification {
    static final int KILLS = Integer.getInteger('flow.kills', 4)

    static final SELL = '''\
        flow('Sell') {
            parameter 'order', type: Long, required: true
            parameter 'note', default: 'none'
            trigger 'orders', parameters: [order: 'order.id', note: 'note'], where: [kind: 'new']
            step('sell') {
                new File(env.RAN).append("$order\\n")
                println "order $order, $note, ${current.trigger.event}, ${env.FLOW_EVENTS_URL != null}"
                sold = order * 2
            }
        }
        '''.stripIndent()

    static final AFTER = '''\
        flow('After') {
            triggerOnFinish 'Sell'
            step('look') { seen = current.trigger.run.artifacts.sold.value }
        }
        '''.stripIndent()

    @TempDir
    Path temporary
    Path folder
    Path ran
    List<Started> servers = []
    Map<String, String> more = [:]
    HttpClient client = HttpClient.newHttpClient()

    def setup() {
        folder = Files.createDirectory(temporary.resolve('here'))
        ran = temporary.resolve('ran')
        ran.text = ''
        folder.resolve('sell.flow.groovy').text = SELL
        folder.resolve('after.flow.groovy').text = AFTER
    }

    def cleanup() {
        servers.each { it.process.destroyForcibly().waitFor() }
    }

    def "events start runs, and their ends start others"() {
        given:
        serve('sell.flow.groovy', 'after.flow.groovy')

        when:
        def published = flow('event', 'publish', 'orders', '-p', 'order.id=7', '-p', 'kind=new', '-p', 'note=by hand')
        def passedOver = flow('event', 'publish', 'orders', '-p', 'kind=old')
        def other = flow('event', 'publish', 'prices')
        def dry = flow('event', 'publish', 'orders', '-p', 'kind=new', '--dry-run')
        await { all().findAll { it.over }.size() == 2 }

        then:
        published.out ==~ /starts run \w{12} of Sell\n/
        passedOver.out == "Sell passes it over: 'kind' is 'old', not 'new'; it has no 'order.id', which parameter 'order' needs\n"
        other.out == "no flow that is served waits for 'prices'\n"
        dry.out == "Sell passes it over: it has no 'order.id', which parameter 'order' needs\n"
        ran.text == '7\n'

        and:
        def after = all().find { it.flow == 'After' }
        after.artifacts.seen.value == 14
        flow('logs', all().find { it.flow == 'Sell' }.id).out.contains('order 7, by hand, orders, true')

        and: 'what happens is told'
        servers[0].errSoFar.contains('serving 2 flows; events go to http://127.0.0.1:')
        await { servers[0].errSoFar.contains('After: run') }
        servers[0].errSoFar ==~ /(?s).*Sell: run \w+ starts, by orders\n.*Sell: run \w+ succeeded after .*After: run \w+ starts, by flow\.Sell\.succeeded\n.*/
        get('/status').flows*.flow == ['Sell', 'After']
    }

    def "nothing is taken from those who do not know the token, or do not send what an event is"() {
        given:
        serve('sell.flow.groovy')

        expect:
        post('/event', '{"name":"orders"}', null).statusCode() == 401
        post('/event', '{"name":"orders"}', 'wrong').statusCode() == 401
        post('/event', 'nothing').statusCode() == 400
        post('/event', '{"name":"flow.Sell.succeeded"}').statusCode() == 400
        post('/event/git hub/push'.replace(' ', '%20'), '{}').statusCode() == 400
        post('/event/github/push', '{"a":').statusCode() == 400
        post('/event/github/push', '{}').statusCode() == 202
        post('/event', '{"name":"x","payload":"' + 'x' * 1_100_000 + '"}').statusCode() == 413
        post('/event?dry-run=1', '{"name":"x"}').statusCode() == 400
        post('/elsewhere', '{}').statusCode() == 404
        ['?dry-run', '?dry-run=1', '?dry_run=true', '?dry-run=true&x=1'].every { post('/event' + it, '{"name":"orders"}').statusCode() == 400 }
        post('/event?dry-run=true', '{"name":"orders"}').statusCode() == 200
        head('/health', null).statusCode() == 200
        head('/status', null).statusCode() == 401
        head('/event', token()).statusCode() == 405
        client.send(request('/event', token()).GET().build(), HttpResponse.BodyHandlers.ofString()).statusCode() == 405
        client.send(request('/health', null).GET().build(), HttpResponse.BodyHandlers.ofString()).body() == '{"status":"ok"}'
        Files.getPosixFilePermissions(folder.resolve('.flow/serve/token'))*.toString().sort() == ['OWNER_READ', 'OWNER_WRITE']
        all() == []
        servers[0].errSoFar.readLines().size() == 2
    }

    def "many who send nothing keep nobody else waiting"() {
        given:
        serve('sell.flow.groovy')
        def address = URI.create(base())
        def silent = (1..30).collect {
            def socket = new Socket(address.host, address.port)
            socket.outputStream.write('POST /event HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{'.bytes)
            socket
        }

        expect: 'within less than the server gives them'
        client.send(request('/health', null).timeout(Duration.ofSeconds(8)).GET().build(), HttpResponse.BodyHandlers.ofString()).statusCode() == 200

        cleanup:
        silent*.close()
    }

    def "a run that the store does not take now is made when it does"() {
        given:
        def runs = folder.resolve('.flow/runs')
        Files.createDirectories(runs.parent)
        runs.text = 'in the way'
        serve('sell.flow.groovy')

        when:
        flow('event', 'publish', 'orders', '-p', 'kind=new', '-p', 'order.id=7')
        await { servers[0].errSoFar.contains(' waits, and is tried again: ') }
        Files.delete(runs)
        await { all().any { it.over } }

        then:
        ran.text == '7\n'
        all()*.status == [Status.SUCCEEDED]
    }

    def "what is mistyped is said before anything is served or published: #command"() {
        when:
        def result = flow(*command)

        then:
        result.exit == 2
        result.err.contains(said)

        where:
        command                                                                  || said
        ['serve', 'sell.flow.groovy', '--port', '99999']                          || "--port is a whole number from 0 to 65535, not '99999'"
        ['event', 'publish', 'push', '--source', 'git hub']                       || "use small letters, digits and '-'"
        ['event', 'publish', 'push?dry-run=true', '--source', 'github']           || 'is no event name'
        ['event', 'publish', 'push', '--source', 'github', '--id', '3']           || "'--id' is for flow's own events"
    }

    def "who publishes makes no token: the server knows its own alone"() {
        given:
        serve('sell.flow.groovy')
        Files.move(folder.resolve('.flow/serve/token'), folder.resolve('kept'))

        when:
        def result = flow('event', 'publish', 'orders')

        then:
        result.exit != 0
        result.err.contains('there is no token in ')
        !Files.exists(folder.resolve('.flow/serve/token'))

        when:
        Files.move(folder.resolve('kept'), folder.resolve('.flow/serve/token'))

        then:
        flow('event', 'publish', 'prices').exit == 0
    }

    def "a second server of the same folder is refused"() {
        given:
        serve('sell.flow.groovy')

        when:
        def second = start('serve', 'after.flow.groovy', '--port', '0')

        then:
        second.exitCode == 5
        second.err.contains("another 'flow serve' works in")
    }

    def "what cannot be served is refused before anything is: #script"() {
        given:
        folder.resolve('odd.flow.groovy').text = script

        when:
        def result = flow('serve', 'sell.flow.groovy', 'odd.flow.groovy', '--port', '0')

        then:
        result.exit == exit
        result.err.contains(said)

        where:
        script                                                                                                          || exit | said
        "flow('Odd') { parameter 'a', required: true; trigger 'x', parameters: [b: 'b']; parameter 'b'; step('s') { println a } }" || 3 | "parameter 'a' is required, and this trigger does not fill it"
        "flow('Odd') { parameter 'a', required: true; schedule daily: true; step('s') { println a } }"                 || 3    | "parameter 'a' is required, and nobody is there"
        "flow('Sell') { step('s') { } }"                                                                                || 2    | "both have a flow 'Sell'"
        "flow('Odd') { step('s') { println x } }"                                                                       || 3    | 'F012'
    }

    def "a server that is told to end lets runs end, and what is cut off is brought to its end by the next"() {
        given:
        folder.resolve('slow.flow.groovy').text = """\
            flow('Slow') {
                trigger 'go'
                step('first') { new File(env.RAN).append('first\\n'); done = 1 }
                step('wait') { while (!new File('$temporary/go').exists()) { Thread.sleep(5) }; new File(env.RAN).append('waited\\n') }
            }
            """.stripIndent()
        serve('slow.flow.groovy', '--grace', '0s')

        when:
        flow('event', 'publish', 'go')
        await { ran.text.contains('first') }
        servers[0].signal('TERM')

        then:
        servers[0].exitCode == 143
        servers[0].err.contains("is cut off")
        all()*.status == [Status.ABORTED]

        when:
        temporary.resolve('go').text = ''
        serve('slow.flow.groovy')
        await { all().size() == 2 && all().every { it.over } }
        servers[1].signal('TERM')

        then:
        servers[1].exitCode == 143
        ran.readLines() == ['first', 'waited']
        all()*.status.sort() == [Status.SUCCEEDED, Status.ABORTED]

        and: 'a third one has nothing to do'
        serve('slow.flow.groovy')
        get('/status').running == []
    }

    def "a body that ends the process fails alone: the run beside it goes on under the next server"() {
        given:
        folder.resolve('exit.flow.groovy').text = "flow('Exit') { trigger 'exit'; step('s') { System.exit(0) } }"
        folder.resolve('slow.flow.groovy').text = "flow('Slow') { trigger 'go'; step('s') { new File(env.RAN).append('begun\\n'); while (!new File('$temporary/go').exists()) { Thread.sleep(5) } } }"
        serve('exit.flow.groovy', 'slow.flow.groovy', '--grace', '0s')

        when:
        flow('event', 'publish', 'go')
        await { ran.text.contains('begun') }
        flow('event', 'publish', 'exit')

        then:
        servers[0].exitCode == 1
        all().collectEntries { [it.flow, it.status] } == [Exit: Status.FAILED, Slow: Status.ABORTED]

        when:
        temporary.resolve('go').text = ''
        serve('exit.flow.groovy', 'slow.flow.groovy')
        await { all().size() == 3 && all().every { it.over } }

        then:
        all().findAll { it.flow == 'Slow' }*.status.sort() == [Status.SUCCEEDED, Status.ABORTED]
    }

    def "who is to be told of runs is told of those that a server makes"() {
        given:
        def pagerDuty = new WebService(answers: [WebService.PAGERDUTY_OK])
        more = [FLOW_NOTIFY_PAGERDUTY_URL: pagerDuty.address, FLOW_NOTIFY_PAGERDUTY_KEY: 'canary' + 'x' * 26]
        folder.resolve('bad.flow.groovy').text = "flow('Bad') { trigger 'go'; notify onError: 'pagerduty'; step('s') { throw new IOException('no disk') } }"
        serve('bad.flow.groovy')

        when:
        flow('event', 'publish', 'go')
        await { pagerDuty.received }
        await { get('/status').running == [] }

        then:
        pagerDuty.received[0].text().contains('no disk')
        await { servers[0].errSoFar.contains("Bad: run ${all()[0].id} failed after ") }
        servers[0].errSoFar.contains("step 's': java.io.IOException: no disk")
        !servers[0].errSoFar.contains('canary')

        cleanup:
        pagerDuty.close()
    }

    def "of events in a server that is killed again and again each one that was taken starts exactly one run"() {
        given:
        def random = new Random()
        def taken = ConcurrentHashMap.<Long> newKeySet()
        def senders = Executors.newFixedThreadPool(4)
        long next = 0

        when:
        KILLS.times {
            serve('sell.flow.groovy', 'after.flow.groovy')
            def ids = (next..<(next += 60)).toList()
            def sent = ids.collect { id -> senders.submit({ send(id, taken) } as Runnable) }
            def until = System.nanoTime() + random.nextInt(1_200_000_000)
            while (System.nanoTime() < until) { Thread.onSpinWait() }
            servers.last().process.destroyForcibly().waitFor()
            sent*.get()
        }
        serve('sell.flow.groovy', 'after.flow.groovy')
        (0..<next).each { while (!(it in taken)) { send(it, taken) } }
        await(120) { get('/status').with { it.running == [] && it.queued == [] } }
        def all = all()
        def sold = all.findAll { it.flow == 'Sell' && it.originRunId == null }
        def newest = all.groupBy { it.firstRunId }.values().collect { chain -> chain.max { it.id } }

        then:
        taken.size() == next
        sold*.parameters*.order*.value.sort() == (0..<next).toList()
        newest*.status.toSet() == [Status.SUCCEEDED] as Set
        newest.findAll { it.flow == 'After' }*.artifacts*.seen*.value.sort() == (0..<next).collect { it * 2 }
        ran.readLines().toSet() == (0..<next)*.toString().toSet()

        cleanup:
        senders.shutdownNow()
    }

    def "two thousand events in ten seconds each start one run, or are refused"() {
        given:
        folder.resolve('one.flow.groovy').text = "flow('One') { parameter 'n', type: Long; trigger 'go'; step('s') { m = n } }"
        serve('one.flow.groovy', '--queue', '500')
        def senders = Executors.newFixedThreadPool(8)
        def begin = System.nanoTime()

        when:
        def answers = (0..<2000).collect { n ->
            senders.submit({ post('/event', """{"name":"go","id":"e$n","payload":{"n":$n}}""").statusCode() } as java.util.concurrent.Callable<Integer>)
        }*.get()
        def seconds = (System.nanoTime() - begin) / 1e9
        await(120) { get('/status').with { it.running == [] && it.queuedRuns == 0 } }
        def runs = all()
        println "2,000 events answered in $seconds s, ${answers.count(202)} taken"

        then:
        answers.toSet() - [202, 429] == [] as Set
        runs*.parameters*.n*.value.sort() == (0..<2000).findAll { answers[it] == 202 }.collect { it as long }
        runs*.status.toSet() == [Status.SUCCEEDED] as Set

        cleanup:
        senders.shutdownNow()
    }

    private void send(long id, Set<Long> taken) {
        try {
            def answer = post('/event', """{"name":"orders","id":"e$id","payload":{"kind":"new","order":{"id":$id}}}""")
            if (answer.statusCode() in [200, 202]) {
                taken << id
            }
        } catch (IOException noAnswer) {
            assert noAnswer != null
        }
    }

    private Started serve(String... arguments) {
        def port = arguments.contains('--port') ? [] : ['--port', '0']
        folder.resolve('.flow/serve/address').toFile().delete()
        def server = start(*(['serve'] + (arguments as List) + port))
        servers << server
        server.untilItSays('events go to')
    }

    private Started start(String... command) {
        InFolder.start(folder, temporary.resolve('cache'), command as List, [RAN: ran.toString()] + more)
    }

    private Terminal.Result flow(String... arguments) {
        def terminal = new Terminal(temporary)
        terminal.flow(arguments)
    }

    private String token() { folder.resolve('.flow/serve/token').text.strip() }

    private String base() { folder.resolve('.flow/serve/address').text.strip() - '/event' }

    private HttpRequest.Builder request(String path, String token) {
        def request = HttpRequest.newBuilder(URI.create(base() + path))
        token == null ? request : request.header('Authorization', "Bearer $token")
    }

    private HttpResponse<String> post(String path, String body, String token = token()) {
        client.send(request(path, token).POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString())
    }

    private HttpResponse<Void> head(String path, String token) {
        client.send(request(path, token).method('HEAD', HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.discarding())
    }

    private Object get(String path) {
        new JsonSlurper().parseText(client.send(request(path, token()).GET().build(), HttpResponse.BodyHandlers.ofString()).body())
    }

    private List<flow.client.Run> all() {
        def runs = Runs.in(folder)
        runs.ids().collect { runs.get(it) }
    }

    private static void await(int seconds = 30, Closure<Boolean> condition) {
        def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds)
        while (!condition()) {
            assert System.nanoTime() < end
            Thread.onSpinWait()
        }
    }
}
