package flow.client;

import flow.event.Event;
import flow.event.EventName;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events, from a step or any program on the JVM:
 *
 * <pre>
 * Events.of(env).publish('orders', [id: 3])
 * Events.at('http://flow-events:12000/event').token(token).publish('orders', [id: 3])
 * </pre>
 *
 * To the webhook of Argo Events or to {@code flow serve}. An event that gets no answer, or one that says so, is sent again, three times
 * in all and for at most 10 s; it has an id, by which it counts once however often it arrives.
 */
public final class Events {
    /** Where events go: {@value}. */
    public static final String URL = "FLOW_EVENTS_URL";

    /** What lets them in: {@value}. */
    public static final String TOKEN = "FLOW_EVENTS_TOKEN";

    /** The {@code project/branch} to which those belong that say none themselves: {@value}. */
    public static final String SCOPE = "FLOW_EVENTS_SCOPE";

    private static final Pattern TOKEN_SHAPE = Pattern.compile("[\\x21-\\x7e]*");
    private static final int TRIES = 3;
    private static final Duration WHOLE = Duration.ofSeconds(10);
    private static final Duration LONGEST_TRY = Duration.ofSeconds(5);
    private static final Duration SHORTEST_TRY = Duration.ofMillis(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    /** One for the process: each has threads of its own. */
    private static final class Connection {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .connectTimeout(LONGEST_TRY)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private final URI address;
    private final @Nullable String token;
    private final @Nullable String scope;

    private Events(URI address, @Nullable String token, @Nullable String scope) {
        this.address = address;
        this.token = token;
        this.scope = scope;
    }

    /**
     * @param url such as {@code http://flow-events.production.svc:12000/event}
     * @throws IllegalArgumentException when it is no address of http or https
     */
    public static Events at(String url) {
        URI address = address(url);
        boolean isHttp = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        if (!isHttp || address.getHost() == null) {
            throw new IllegalArgumentException("it is no address of http or https");
        }
        return new Events(address, null, null);
    }

    /** Its parts may be secret, so that no fault shows them. */
    private static URI address(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException none) {
            throw new IllegalArgumentException("it is no address of http or https");
        }
    }

    /**
     * Where the environment of a step or process says: a deployed step and one under {@code flow serve} have all of it.
     *
     * @throws IllegalArgumentException when it says no place
     */
    public static Events of(Map<String, String> environment) {
        String url = environment.get(URL);
        if (url == null || url.isBlank()) {
            throw new IllegalArgumentException(URL + " is not set: it is the address to which events are sent");
        }
        String scope = environment.get(SCOPE);
        Events events = at(url).token(environment.get(TOKEN));
        return new Events(events.address, events.token, scope == null || scope.isEmpty() ? null : scope);
    }

    /**
     * The same with what lets events in: it is sent as {@code Authorization: Bearer TOKEN}. Blanks and line ends around it are left out.
     *
     * @param secret null or empty for none
     * @throws IllegalArgumentException when no header can hold it
     */
    public Events token(@Nullable String secret) {
        String plain = secret == null ? "" : secret.strip();
        if (!TOKEN_SHAPE.matcher(plain).matches()) {
            throw new IllegalArgumentException("the token for events has characters that no token has");
        }
        return new Events(address, plain.isEmpty() ? null : plain, scope);
    }

    /** The same for events of a branch of a project: {@code prod}, {@code user.alice}, {@code test.x}. */
    public Events of(String project, String branch) {
        return new Events(address, token, EventName.scope(project, branch));
    }

    /** An event without a payload. */
    public Event publish(String name) {
        return publish(name, Map.of());
    }

    /**
     * @param name {@code orders}, or {@code project/branch/orders}
     * @param payload what JSON has: maps, lists, texts, numbers, true, false and null
     * @return as it was sent
     * @throws IllegalArgumentException when name or payload cannot be sent
     * @throws EventNotSent when nobody took it
     */
    public Event publish(String name, Map<String, ?> payload) {
        EventName full = EventName.parse(name).within(scope).unreserved();
        Event event = Event.of(full, UUID.randomUUID().toString(), Instant.now(), payload);
        send(event);
        return event;
    }

    /**
     * @return what was answered
     * @throws EventNotSent when nobody took it
     */
    public String send(Event event) {
        return send(event, WHOLE);
    }

    /**
     * The same in a time of one's own.
     *
     * @param within all tries together
     */
    public String send(Event event, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            EventNotSent failure;
            try {
                return taken(Connection.CLIENT.send(request(event, left), HttpResponse.BodyHandlers.ofString()));
            } catch (IOException noAnswer) {
                failure = EventNotSent.unanswered(address, noAnswer);
            } catch (EventNotSent refused) {
                failure = refused;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw EventNotSent.unanswered(address, stopped);
            }
            Duration wanted = failure.after() == null ? pause : failure.after();
            boolean hasTime = Duration.ofNanos(end - System.nanoTime()).compareTo(wanted) > 0;
            if (attempt == TRIES || !failure.isPassing() || !hasTime) {
                throw failure;
            }
            rest(wanted, failure);
            pause = pause.multipliedBy(4);
        }
    }

    private HttpRequest request(Event event, Duration left) {
        Duration some = left.compareTo(SHORTEST_TRY) < 0 ? SHORTEST_TRY : left;
        Duration timeout = some.compareTo(LONGEST_TRY) < 0 ? some : LONGEST_TRY;
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event.body()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private String taken(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw EventNotSent.refused(address, response);
        }
        return response.body();
    }

    private static void rest(Duration pause, EventNotSent failure) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
