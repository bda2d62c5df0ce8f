package flow.notify

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import groovy.json.JsonSlurper

import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors

/** A service on this machine, over HTTP, that notes what it is told and answers as it is told to: with what Slack, PagerDuty and incident.io document. */
class WebService implements AutoCloseable {

    /** A request as it came. */
    record Received(String method, String path, Map<String, String> headers, String text) {
        Map getJson() { new JsonSlurper().parseText(text) as Map }

        String getAuthorization() { headers.authorization }
    }

    /**
     * @param body in which ECHO stands for what was sent
     * @param hangs at the end; before the head with the status 0
     */
    record Answer(int status, String body = '', Map<String, String> headers = [:], boolean hangs = false) {}

    static {
        System.setProperty('sun.net.httpserver.nodelay', 'true')
    }

    static final Answer SLACK_OK = new Answer(200, 'ok')
    static final Answer PAGERDUTY_OK = new Answer(202, '{"status":"success","message":"Event processed","dedup_key":"samplekeyhere"}')
    static final Answer INCIDENT_OK = new Answer(202, '{"deduplication_key":"unique-key","message":"Event accepted for processing","status":"success"}')
    static final Answer HANGS = new Answer(0)
    /** Ends the connection without an answer. */
    static final Answer CUT = new Answer(-1)

    private final HttpServer server
    private final CountDownLatch closed = new CountDownLatch(1)
    final List<Received> received = new CopyOnWriteArrayList<>()
    /** One after the other; the last one from then on. */
    List<Answer> answers = [SLACK_OK]

    WebService() {
        server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
        server.executor = Executors.newCachedThreadPool { work -> new Thread(work, 'web-service').tap { daemon = true } }
        server.createContext('/') { exchange -> answer(exchange) }
        server.start()
    }

    String getAddress() { "http://127.0.0.1:${server.address.port}" }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            def headers = exchange.requestHeaders.collectEntries { [(it.key.toLowerCase()): it.value.join(', ')] }
            int number
            synchronized (this) {
                number = received.size()
                received << new Received(exchange.requestMethod, exchange.requestURI.toString(), headers, exchange.requestBody.getText('UTF-8'))
            }
            def answer = answers[Math.min(number, answers.size() - 1)]
            if (answer.status() == 0) {
                closed.await()
                return
            }
            if (answer.status() < 0) {
                return
            }
            answer.headers().each { name, value -> exchange.responseHeaders.set(name, value) }
            def bytes = answer.body().replace('ECHO', "${received[number].path()} ${headers.authorization} ${received[number].text()}").getBytes('UTF-8')
            exchange.sendResponseHeaders(answer.status(), answer.hangs() ? bytes.length + 1 : bytes.length ?: -1)
            exchange.responseBody.write(bytes)
            if (answer.hangs()) {
                exchange.responseBody.flush()
                closed.await()
            }
        }
    }

    @Override
    void close() {
        closed.countDown()
        server.stop(0)
    }
}
