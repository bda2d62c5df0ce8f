package flow.store.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * As much of a service that speaks S3 as one run in it needs, on this machine and in memory. It is there for bin/launcher/train alone, which
 * learns from such a run which classes a start needs that keeps its runs in S3. It ends with its standard input.
 */
final class Rehearsal {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int EXISTS = 412;
    private static final int HEXADECIMAL = 16;

    private final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

    private Rehearsal() {}

    /** @param file in which its address is to stand, as soon as it answers */
    public static void main(String... file) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", new Rehearsal()::answer);
        server.start();
        Files.writeString(
                Path.of(file[0]), "http://127.0.0.1:" + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            continue;
        }
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String key = exchange.getRequestURI().getPath().replaceFirst("^/[^/]*/?", "");
            String query =
                    Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
            switch (exchange.getRequestMethod()) {
                case "PUT" -> put(exchange, key);
                case "GET", "HEAD" -> {
                    if (key.isEmpty()) {
                        list(exchange, query);
                    } else {
                        get(exchange, key);
                    }
                }
                case "DELETE" -> {
                    objects.remove(key);
                    exchange.sendResponseHeaders(NO_CONTENT, -1);
                }
                default -> send(exchange, OK, "<DeleteResult/>");
            }
        }
    }

    private void put(HttpExchange exchange, String key) throws IOException {
        byte[] content = content(exchange);
        boolean isConditional = exchange.getRequestHeaders().containsKey("If-None-Match");
        byte[] before = isConditional ? objects.putIfAbsent(key, content) : objects.put(key, content);
        if (isConditional && before != null) {
            send(exchange, EXISTS, "<Error><Code>PreconditionFailed</Code><Message>it is there</Message></Error>");
            return;
        }
        exchange.getResponseHeaders().add("ETag", "\"1\"");
        exchange.sendResponseHeaders(OK, -1);
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        byte[] content = objects.get(key);
        if (content == null) {
            send(exchange, NOT_FOUND, "<Error><Code>NoSuchKey</Code><Message>it is not there</Message></Error>");
            return;
        }
        exchange.getResponseHeaders().add("ETag", "\"1\"");
        exchange.getResponseHeaders()
                .add("Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        send(exchange, OK, content);
    }

    private void list(HttpExchange exchange, String query) throws IOException {
        String prefix = query.replaceFirst("^(.*&)?prefix=([^&]*).*$", "$2");
        StringBuilder found = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
        objects.tailMap(prefix).forEach((key, content) -> {
            if (key.startsWith(prefix)) {
                found.append("<Contents><Key>")
                        .append(key)
                        .append("</Key><LastModified>")
                        .append(Instant.now())
                        .append("</LastModified><Size>")
                        .append(content.length)
                        .append("</Size></Contents>");
            }
        });
        send(exchange, OK, found.append("</ListBucketResult>").toString());
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        send(exchange, status, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        if (isHead) {
            exchange.getResponseHeaders().add("Content-Length", String.valueOf(body.length));
        }
        exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
        if (!isHead) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Of a body that comes in signed chunks, as the SDK sends it, what is in them. */
    private static byte[] content(HttpExchange exchange) throws IOException {
        InputStream body = exchange.getRequestBody();
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        if (encoding == null || !encoding.contains("aws-chunked")) {
            return body.readAllBytes();
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (true) {
            String head = line(body);
            int size = Integer.parseInt(head.replaceFirst(";.*", ""), HEXADECIMAL);
            if (size == 0) {
                body.readAllBytes();
                return content.toByteArray();
            }
            content.write(body.readNBytes(size));
            line(body);
        }
    }

    private static String line(InputStream body) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = body.read(); next >= 0 && next != '\n'; next = body.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
