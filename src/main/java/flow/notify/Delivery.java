package flow.notify;

import flow.problem.Masks;
import flow.problem.Visible;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One message on its way: sent again while the service says that it is busy or has a fault of its own, as long as there is time. Where it is
 * not known whether a message arrived, it is sent again only to a service that knows repetitions.
 */
final class Delivery {
    private static final int MOST_ATTEMPTS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int LONGEST_ANSWER = 10_000;
    private static final int LONGEST_SAID = 300;

    /** What is written before a word of an answer. */
    private static final String SAID = ": ";

    private final HttpClient client;
    private final Waiting waiting;
    private final Service service;
    private final Masks masks = new Masks();

    Delivery(HttpClient client, Waiting waiting, Service service, String key) {
        this.client = client;
        this.waiting = waiting;
        this.service = service;
        masks.hide(secrets(key));
    }

    /** Of an address also its path, and what stands last there: servers tell these in their answers. */
    private static List<String> secrets(String key) {
        String path = key.replaceFirst("^https?://[^/]*", "");
        String last = path.replaceFirst("[?#].*", "").replaceFirst("/+$", "").replaceFirst(".*/", "");
        return Stream.of(key, path, last).filter(text -> !text.isBlank()).toList();
    }

    /** What one attempt came to. */
    private sealed interface Answer {
        record Taken() implements Answer {}

        /** @param isBusy whether it may be taken when it is sent again */
        record Refused(String why, boolean isBusy, Optional<Duration> pause) implements Answer {}
    }

    Outcome send(RunNews news, Duration within) throws InterruptedException {
        Service.Letter letter = service.letter(news);
        long end = waiting.nanoseconds() + within.toNanos();
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            Answer answer = attempt(letter, Duration.ofNanos(Math.max(1_000_000, end - waiting.nanoseconds())));
            if (!(answer instanceof Answer.Refused refused)) {
                return new Outcome(service.name(), null);
            }
            if (!refused.isBusy() || attempt == MOST_ATTEMPTS) {
                return failed(refused.why() + (attempt == 1 ? "" : ", " + attempt + " times"));
            }
            Duration next = refused.pause().orElse(pause);
            if (next.toNanos() >= end - waiting.nanoseconds()) {
                return failed(
                        refused.why() + refused.pause().map(Delivery::asked).orElse(""));
            }
            waiting.pause(next);
            pause = pause.multipliedBy(2);
        }
    }

    private static String asked(Duration pause) {
        return ", and to be asked again after " + pause.toSeconds() + " s, which is longer than a run's end waits";
    }

    private Outcome failed(String why) {
        return new Outcome(service.name(), Visible.text(masks.on(why)));
    }

    private Answer attempt(Service.Letter letter, Duration left) throws InterruptedException {
        try {
            HttpResponse<InputStream> response =
                    client.send(request(letter, left), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                int status = response.statusCode();
                return status / 100 == 2 ? new Answer.Taken() : refused(response, status, text(body));
            }
        } catch (HttpConnectTimeoutException | ConnectException unreached) {
            return new Answer.Refused("it cannot be reached", true, Optional.empty());
        } catch (HttpTimeoutException silent) {
            return new Answer.Refused("it did not answer in time", false, Optional.empty());
        } catch (IOException cut) {
            String why = cut.getMessage() == null ? "" : SAID + cut.getMessage();
            return new Answer.Refused("the connection broke" + why, service.knowsRepetitions(), Optional.empty());
        }
    }

    private static HttpRequest request(Service.Letter letter, Duration left) {
        URI to = letter.to();
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .timeout(left)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(letter.body(), StandardCharsets.UTF_8));
        letter.headers().forEach(request::header);
        return request.build();
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    }

    private Answer refused(HttpResponse<?> response, int status, String body) {
        String said = service.said(body).strip().replaceAll("\\s+", " ");
        String shown = said.isEmpty() ? "" : SAID + Cut.of(masks.on(said), LONGEST_SAID);
        if (status == 429) {
            return new Answer.Refused("it asks for fewer messages (429" + shown + ")", true, RetryAfter.of(response));
        }
        if (status / 100 == 5) {
            return new Answer.Refused(
                    "it has a fault of its own (" + status + shown + ")", true, RetryAfter.of(response));
        }
        String advice = service.advice(status, body);
        return new Answer.Refused(
                "it refuses the message (" + status + shown + ")" + (advice.isEmpty() ? "" : "; " + advice),
                false,
                Optional.empty());
    }
}
