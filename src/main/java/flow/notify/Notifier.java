package flow.notify;

import flow.graph.InvalidValue;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends messages. Whatever happens it answers with an {@link Outcome}, in which no address and no key stands. For any number of threads. */
public final class Notifier {
    /** A service that does not even take a connection for so long is not there. */
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final HttpClient client;
    private final Waiting waiting;

    public Notifier() {
        this(Waiting.REAL);
    }

    Notifier(Waiting waiting) {
        this.waiting = waiting;
        ProxySelector proxies = ProxySelector.getDefault();
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECTING);
        this.client = (proxies == null ? builder : builder.proxy(proxies)).build();
    }

    /**
     * What is wrong with a notice so that it can never be sent, as a clause; null for nothing.
     *
     * @param key what opens its channel
     */
    public static @Nullable String fault(Notice notice, String key) {
        try {
            Service.of(notice, key);
            return null;
        } catch (InvalidValue fault) {
            return fault.text();
        }
    }

    /**
     * @param key what opens its channel
     * @param within how long it may take
     * @throws InterruptedException when it is to stop
     */
    public Outcome tell(Notice notice, String key, RunNews news, Duration within) throws InterruptedException {
        try {
            Service service = Service.of(notice, key);
            return new Delivery(client, waiting, service, key).send(news, within);
        } catch (InvalidValue fault) {
            return new Outcome(notice.channel().spelling(), fault.text());
        }
    }
}
