package flow.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import flow.event.Event;
import flow.event.EventName;
import flow.graph.InvalidValue;
import flow.graph.NameRule;
import flow.problem.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes events by HTTP, on this machine's loopback address alone: {@code POST /event} one of flow's own, {@code POST
 * /event/SOURCE/NAME} one of another source; with {@code ?dry-run=true} it only says what would become of it. {@code GET /status} tells
 * how things stand, {@code GET /health} that the server is there. All but the last want {@code Authorization: Bearer TOKEN}.
 */
public final class EventServer implements AutoCloseable {
    /** In bytes; as much as a webhook of Argo Events takes. */
    static final int LARGEST = 1_048_576;

    /** As many may send slowly, or not at all, before others have to wait for them. */
    private static final int THREADS = 64;

    private static final int IDLE_SECONDS = 10;
    private static final int BACKLOG = 512;
    private static final String RETRY_SECONDS = "1";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Dispatcher dispatcher;
    private final byte[] token;
    private final Consumer<UncheckedIOException> broken;
    private final HttpServer server;
    private final ExecutorService threads;

    /**
     * Has the port, and answers nobody yet.
     *
     * @param port 0 for any that is free
     * @param token what whoever sends an event has to know
     * @param broken is told what the server cannot go on with
     * @throws UncheckedIOException when the port is not free
     */
    public EventServer(Dispatcher dispatcher, int port, String token, Consumer<UncheckedIOException> broken) {
        this.dispatcher = dispatcher;
        this.token = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.broken = broken;
        // One who sends slowly, or not at all, does not keep a thread for ever.
        System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", "20");
        System.getProperties().putIfAbsent("sun.net.httpserver.nodelay", "true");
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        this.threads = threads();
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /** Begins to answer; who came before waits until then. */
    public void start() {
        server.start();
    }

    private static ExecutorService threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "flow events");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Where events go. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/event");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = reply(exchange);
            } catch (Unavailable unavailable) {
                int code = unavailable.isFull() ? 429 : 503;
                exchange.getResponseHeaders().set("Retry-After", RETRY_SECONDS);
                reply = Reply.error(code, String.valueOf(unavailable.getMessage()));
            } catch (InvalidValue fault) {
                reply = Reply.error(400, fault.text());
            } catch (UncheckedIOException failed) {
                broken.accept(failed);
                reply = Reply.error(
                        503,
                        "the server cannot write down what comes: "
                                + failed.getCause().getMessage());
            }
            send(exchange, reply);
        }
    }

    private record Reply(int code, ObjectNode body) {
        static Reply error(int code, String message) {
            return new Reply(code, MAPPER.createObjectNode().put("error", message));
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean isPost = exchange.getRequestMethod().equals("POST");
        boolean isGet = exchange.getRequestMethod().equals("GET") || isHead(exchange);
        if (path.equals("/health") && isGet) {
            return new Reply(200, MAPPER.createObjectNode().put("status", "ok"));
        }
        if (!isLetIn(exchange)) {
            return Reply.error(401, "send the server's token, as 'Authorization: Bearer TOKEN'");
        }
        if (path.equals("/status")) {
            return isGet ? new Reply(200, StandingJson.of(dispatcher.standing())) : notThat(exchange, "GET");
        }
        List<String> parts = List.of(path.substring(1).split("/", -1));
        boolean isOwn = path.equals("/event");
        boolean isForeign = parts.size() == 3 && parts.get(0).equals("event");
        if (!isOwn && !isForeign) {
            return Reply.error(404, "there are /event, /event/SOURCE/NAME, /status and /health");
        }
        return isPost ? event(exchange, isOwn, parts) : notThat(exchange, "POST");
    }

    private static Reply notThat(HttpExchange exchange, String method) {
        exchange.getResponseHeaders().set("Allow", method);
        return Reply.error(405, "it takes " + method);
    }

    /** In a time that says nothing of how much of the token is right. */
    private boolean isLetIn(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null && MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    }

    private Reply event(HttpExchange exchange, boolean isOwn, List<String> parts) throws IOException {
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(LARGEST + 1);
        }
        if (body.length > LARGEST) {
            return Reply.error(413, "an event has at most " + LARGEST + " bytes");
        }
        String text = new String(body, StandardCharsets.UTF_8);
        Event event = isOwn
                ? own(text)
                : Event.from(
                        NameRule.NAMESPACE.check("name of an EventSource", parts.get(1)),
                        NameRule.EVENT.check("event name", parts.get(2)),
                        text);
        boolean isDry = isDry(exchange.getRequestURI());
        Answer answer = isDry ? dispatcher.explain(event) : dispatcher.accept(event);
        return new Reply(isDry || answer.isRepeated() ? 200 : 202, AnswerJson.of(answer));
    }

    /** What is misspelt is refused: it must not publish what was only to be tried. */
    private static boolean isDry(URI uri) {
        String query = uri.getQuery();
        if (query != null && !query.equals("dry-run=true")) {
            throw new InvalidValue(Code.F004, "'?" + query + "' means nothing here; there is ?dry-run=true", null);
        }
        return query != null;
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    private static Event own(String text) {
        Event event = Event.parse(text);
        EventName.parse(event.name()).unreserved();
        return event;
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = MAPPER.writeValueAsString(reply.body()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (isHead(exchange)) {
            exchange.sendResponseHeaders(reply.code(), -1);
            return;
        }
        exchange.sendResponseHeaders(reply.code(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** What is being answered is answered. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdown();
    }
}
