package flow.compile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parameters as people and programs hand them to a target, and as a pod gets them: one text, base64 of a JSON object that has a text for
 * each name. Targets look into values for expressions of theirs ({@code {{…}}}), so a value that could be taken for one travels as {@code
 * flow:b64:} and base64 of its UTF-8.
 */
public final class SubmittedParameters {
    /** What stands in the place of all of them where they are more than one variable of a process may hold. */
    public static final String TOO_LARGE = "too-large";

    /** How many bytes of JSON they may have together: in base64 these fit into one variable, which has 128 KiB. */
    public static final int MOST_BYTES = 98_000;

    /** What to do about them then, as a clause. */
    public static final String TOO_LARGE_ADVICE =
            "the parameters of this run are larger than 98 kB together, which is more than a pod can be told;"
                    + " put large ones into a file or an object, and its name into the parameter";

    private static final String ENCODED = "flow:b64:";
    private static final JsonFactory JSON = new JsonFactory();

    private SubmittedParameters() {}

    /** As a value has to be handed over. */
    public static String safe(String value) {
        if (!value.contains("{{") && !value.startsWith(ENCODED)) {
            return value;
        }
        return ENCODED + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The value that was handed over so.
     *
     * @throws IllegalArgumentException when it begins like an encoded one and is none
     */
    public static String original(String safe) {
        if (!safe.startsWith(ENCODED)) {
            return safe;
        }
        return new String(Base64.getDecoder().decode(safe.substring(ENCODED.length())), StandardCharsets.UTF_8);
    }

    /** @param safe all of a run, each as it is handed over */
    public static boolean areTransportable(Map<String, String> safe) {
        return JsonTexts.bytes(safe).length <= MOST_BYTES;
    }

    /**
     * Of all that a pod got, the original values.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Map<String, String> read(String encoded) {
        try (JsonParser json = JSON.createParser(Base64.getDecoder().decode(encoded))) {
            json.nextToken();
            Map<String, String> values = new LinkedHashMap<>();
            JsonTexts.object(json).forEach((name, value) -> values.put(name, original(value)));
            return values;
        } catch (IOException broken) {
            throw new IllegalArgumentException("it is no JSON", broken);
        }
    }
}
