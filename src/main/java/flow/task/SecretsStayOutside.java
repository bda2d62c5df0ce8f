package flow.task;

import flow.artifact.Encoded;
import flow.artifact.UnkeepableValue;
import flow.artifact.Values;
import flow.problem.Masks;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to keep a value in which a secret of the task stands: nothing that is stored holds one. A long secret is found anywhere
 * in a text; a short one only as a whole text, since a password such as {@code test} is a part of many words.
 */
final class SecretsStayOutside {
    private static final int LONG = 8;

    static final SecretsStayOutside NONE = new SecretsStayOutside(Map.of());

    private final Map<String, Stored> secrets;

    /**
     * How a secret would look in what is stored.
     *
     * @param written in the text of a value
     * @param plain as bytes by themselves
     */
    private record Stored(String written, String plain) {
        static Stored of(String secret, Values values) {
            String quoted = text(values.encode("secret", secret));
            String written = secret.length() < LONG ? quoted : quoted.substring(1, quoted.length() - 1);
            return new Stored(written, secret);
        }

        boolean isIn(String text) {
            return text.contains(written);
        }

        boolean isInBytes(String bytes) {
            return bytes.equals(plain) || plain.length() >= LONG && bytes.contains(plain);
        }
    }

    private SecretsStayOutside(Map<String, Stored> secrets) {
        this.secrets = secrets;
    }

    /** @param secrets by name */
    static SecretsStayOutside of(Map<String, String> secrets, Values values) {
        Map<String, Stored> stored = new TreeMap<>();
        secrets.forEach((name, secret) -> {
            if (secret.length() >= Masks.SHORTEST) {
                stored.put(name, Stored.of(secret, values));
            }
        });
        return stored.isEmpty() ? NONE : new SecretsStayOutside(stored);
    }

    /** @throws UnkeepableValue that names the artifact and the secret */
    void check(String artifact, @Nullable Object value, Encoded encoded) {
        secrets.forEach((name, secret) -> {
            if (secret.isInBytes(artifact)) {
                throw UnkeepableValue.ofSecret(artifact, value == null ? "" : value, name);
            }
        });
        if (secrets.isEmpty() || value == null) {
            return;
        }
        String text = text(encoded);
        secrets.forEach((name, secret) -> {
            if (value instanceof byte[] ? secret.isInBytes(text) : secret.isIn(text)) {
                throw UnkeepableValue.ofSecret(artifact, value, name);
            }
        });
    }

    private static String text(Encoded encoded) {
        return new String(encoded.bytes(), StandardCharsets.UTF_8);
    }
}
