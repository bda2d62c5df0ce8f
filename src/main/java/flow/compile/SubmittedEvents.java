package flow.compile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The events that start a run, as a pod gets them: one text, base64 of a JSON object that has the body of each event, as a text, by the id
 * of its dependency with a prefix.
 */
public final class SubmittedEvents {
    /** Before the id of a dependency, in what the run carries. */
    public static final String PREFIX = "flow-event-";

    private static final JsonFactory JSON = new JsonFactory();

    private SubmittedEvents() {}

    /**
     * By the id of their dependency; empty when a person started the run.
     *
     * @throws IllegalArgumentException when it is something else, or is more than a pod can be told
     */
    public static Map<String, String> read(String encoded) {
        if (encoded.equals(SubmittedParameters.TOO_LARGE)) {
            throw new IllegalArgumentException("it has more than " + SubmittedParameters.MOST_BYTES / 1000
                    + " kB, which is more than a pod can be told");
        }
        try (JsonParser json = JSON.createParser(Base64.getDecoder().decode(encoded))) {
            json.nextToken();
            Map<String, String> bodies = new LinkedHashMap<>();
            JsonTexts.object(json).forEach((key, body) -> bodies.put(id(key), body));
            return bodies;
        } catch (IOException broken) {
            throw new IllegalArgumentException("it is no JSON", broken);
        }
    }

    private static String id(String key) {
        if (!key.startsWith(PREFIX)) {
            throw new IllegalArgumentException("'" + key + "' is no event");
        }
        return key.substring(PREFIX.length());
    }
}
