package flow.store.s3

import java.nio.charset.StandardCharsets
import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.locks.LockSupport

/**
 * Stands in front of an S3 server, and does to requests and answers what networks and busy services do. Creating an object only if
 * there is none happens one at a time here: the server behind is not as exact as real ones are.
 */
class FaultyServer implements Closeable {

    /** What becomes of a request. */
    enum Fault {
        /** Nothing unusual. */
        NONE,
        /** The answer is 503, and nothing was done. */
        BUSY,
        /** The answer is 500, and nothing was done. */
        BROKEN,
        /** The answer is 409, as where two write at the same moment, and nothing was done. */
        CONFLICT,
        /** The answer is that the credentials have expired. */
        EXPIRED,
        /** The answer is that the bucket is elsewhere. */
        ELSEWHERE,
        /** The connection breaks before anything was done. */
        CUT_BEFORE,
        /** It is done, and the connection breaks before the answer. */
        LOST,
        /** It is done, and the connection breaks in the middle of the answer's body. */
        CUT_OFF,
        /** It is done, and the answer's body stops in its middle, but the connection stays. */
        STALLED,
        /** It is done, and one byte of the answer's body is another one. */
        CHANGED
    }

    final URI address
    /** Every request, as {@code PUT values/ab/abc}. */
    final List<String> requests = new CopyOnWriteArrayList<>()
    /** Given the method, the path behind the bucket, and how many requests there were before. */
    volatile Closure<Fault> fault = { String method, String path, int number -> Fault.NONE }

    /** How long an answer takes besides: as far as the server is away. */
    volatile Duration latency = Duration.ZERO

    private final URI behind
    private final ServerSocket server
    private final List<Socket> open = new CopyOnWriteArrayList<>()
    private final Object creating = new Object()

    FaultyServer(URI behind) {
        this.behind = behind
        this.server = new ServerSocket(0, 200, InetAddress.loopbackAddress)
        this.address = URI.create("http://127.0.0.1:${server.localPort}")
        Thread.startDaemon('faulty-server') { accept() }
    }

    private void accept() {
        while (!server.closed) {
            try {
                def socket = server.accept()
                open << socket
                Thread.startDaemon('faulty-connection') { serve(socket) }
            } catch (IOException closed) {
                return
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            def input = new BufferedInputStream(client.inputStream)
            for (def head = readHead(input); head != null; head = readHead(input)) {
                if (!answer(client, input, head)) {
                    return
                }
            }
        } catch (IOException gone) {
            return
        } finally {
            open.remove(client)
        }
    }

    /** Whether the connection stays. */
    private boolean answer(Socket client, InputStream input, List<String> head) {
        if (header(head, 'Expect')) {
            client.outputStream.write('HTTP/1.1 100 Continue\r\n\r\n'.bytes)
        }
        def body = input.readNBytes((header(head, 'Content-Length') ?: '0') as int)
        def (String method, String target) = head[0].split(' ') as List
        def path = target.replaceFirst(/^\/[^\/?]*\/?/, '')
        def chosen = fault(method, path, requests.size())
        requests << "$method ${path.replaceFirst(/\?$/, '')}".toString()
        LockSupport.parkNanos(latency.toNanos())
        def status = [(Fault.BUSY): 503, (Fault.BROKEN): 500, (Fault.CONFLICT): 409, (Fault.EXPIRED): 400, (Fault.ELSEWHERE): 301][chosen]
        if (status != null) {
            client.outputStream.write(refusal(status, chosen))
            return true
        }
        if (chosen == Fault.CUT_BEFORE) {
            return reset(client)
        }
        def answer = header(head, 'If-None-Match') ? creating(head, body) : done(head, body)
        send(client, answer, chosen, method)
    }

    private byte[] creating(List<String> head, byte[] body) {
        synchronized (creating) {
            done(head, body)
        }
    }

    private byte[] done(List<String> head, byte[] body) {
        try (def socket = new Socket(behind.host, behind.port)) {
            def sent = head.findAll { !(it =~ /(?i)^(Expect|Connection):/) } + ['Connection: close']
            socket.outputStream.write((sent.join('\r\n') + '\r\n\r\n').getBytes(StandardCharsets.ISO_8859_1))
            socket.outputStream.write(body)
            socket.outputStream.flush()
            socket.inputStream.bytes
        }
    }

    private boolean send(Socket client, byte[] answer, Fault chosen, String method) {
        def bodyAt = bodyAt(answer)
        def length = answer.length - bodyAt
        switch (chosen) {
            case Fault.LOST:
                return reset(client)
            case Fault.CUT_OFF:
                client.outputStream.write(answer, 0, bodyAt + length.intdiv(2))
                client.outputStream.flush()
                return reset(client)
            case Fault.STALLED:
                client.outputStream.write(answer, 0, bodyAt + length.intdiv(2))
                client.outputStream.flush()
                return client.inputStream.read() >= 0 && false
            case Fault.CHANGED:
                if (length > 0) {
                    answer[bodyAt + length.intdiv(2)] = (byte) (answer[bodyAt + length.intdiv(2)] ^ 1)
                }
        }
        client.outputStream.write(answer)
        client.outputStream.flush()
        // The server behind says that it closes, and where it says no length that is the end of the body.
        false
    }

    private static int bodyAt(byte[] answer) {
        for (int i = 0; i < answer.length - 3; i++) {
            if (answer[i] == 13 && answer[i + 1] == 10 && answer[i + 2] == 13 && answer[i + 3] == 10) {
                return i + 4
            }
        }
        answer.length
    }

    private static boolean reset(Socket client) {
        client.setSoLinger(true, 0)
        false
    }

    private static byte[] refusal(int status, Fault fault) {
        def code = [(Fault.BUSY): 'SlowDown', (Fault.BROKEN): 'InternalError', (Fault.CONFLICT): 'ConditionalRequestConflict',
                    (Fault.EXPIRED): 'ExpiredToken', (Fault.ELSEWHERE): 'PermanentRedirect'][fault]
        def body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>$code</Code><Message>so it is</Message></Error>"
        def region = fault == Fault.ELSEWHERE ? 'x-amz-bucket-region: eu-central-1\r\n' : ''
        "HTTP/1.1 $status Refused\r\nContent-Type: application/xml\r\n${region}Content-Length: ${body.length()}\r\n\r\n$body".bytes
    }

    /** The lines before the empty one; null at the end of the connection. */
    private static List<String> readHead(InputStream input) {
        def lines = []
        def line = new ByteArrayOutputStream()
        for (int next = input.read(); next >= 0; next = input.read()) {
            if (next == ('\n' as char) as int) {
                def text = line.toString(StandardCharsets.ISO_8859_1).replaceFirst(/\r$/, '')
                line.reset()
                if (text.empty) {
                    return lines
                }
                lines << text
            } else {
                line.write(next)
            }
        }
        null
    }

    private static String header(List<String> head, String name) {
        head.find { it.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ':') }?.replaceFirst(/^[^:]*:\s*/, '')
    }

    @Override
    void close() {
        server.close()
        open.each { it.close() }
    }
}
