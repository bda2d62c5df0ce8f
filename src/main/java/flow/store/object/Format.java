package flow.store.object;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The object that says that this is a place where flow keeps runs, and how: {@code {"format":1}}. It is written with the first run,
 * after it was tried once that the service creates an object only if there is none.
 */
final class Format {
    static final int NUMBER = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private final Requests requests;
    private final boolean isConditionRequired;
    private boolean isKnown;

    /** @param isConditionRequired whether a service is refused that creates objects although there are some of that key */
    Format(Requests requests, boolean isConditionRequired) {
        this.requests = requests;
        this.isConditionRequired = isConditionRequired;
    }

    /**
     * Whether there ever was a run.
     *
     * @throws StoreFailure when a later release wrote them
     */
    synchronized boolean isThere() {
        if (!isKnown) {
            Optional<byte[]> written = requests.get(Keys.FORMAT);
            written.ifPresent(this::requireKnown);
            isKnown = written.isPresent();
        }
        return isKnown;
    }

    /** @throws StoreFailure when runs cannot be kept here */
    synchronized void prepare() {
        if (isThere()) {
            return;
        }
        if (isConditionRequired) {
            requireCondition();
        }
        requests.put(Keys.FORMAT, ("{\"format\":" + NUMBER + "}\n").getBytes(StandardCharsets.US_ASCII));
        isKnown = true;
    }

    private void requireCondition() {
        String key = Keys.PROBE + Names.ofWriter();
        boolean isIgnored;
        try {
            requests.create(key, new byte[] {'1'});
            isIgnored = requests.create(key, new byte[] {'2'});
        } finally {
            requests.delete(List.of(key));
        }
        if (isIgnored) {
            throw new StoreFailure(
                    requests.place() + " cannot keep runs safely: its service overwrites an object where it was told"
                            + " to create one only if there is none (If-None-Match). Where no two processes ever resume the same run,"
                            + " 'store-s3.conditional-writes: false' in the configuration allows it.");
        }
    }

    private void requireKnown(byte... content) {
        String place = requests.place(Keys.FORMAT);
        int number = 0;
        try (JsonParser json = JSON.createParser(content)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isNumber = json.currentName().equals("format");
                json.nextToken();
                number = isNumber ? json.getIntValue() : number;
                json.skipChildren();
            }
        } catch (IOException broken) {
            throw new StoreCorrupt(place, "it holds the number of the format, in this release " + NUMBER);
        }
        if (number > NUMBER) {
            throw StoreFailure.ofLaterRelease(place);
        }
        if (number < 1) {
            throw new StoreCorrupt(place, "it holds the number of the format, in this release " + NUMBER);
        }
    }
}
