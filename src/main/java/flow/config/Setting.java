package flow.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that can be set in configuration files, in the environment and by an option.
 *
 * @param key sections and name with dots between, as in {@code run.max-workers}
 * @param type what a value is, for people: {@code a whole number from 1}
 * @param fallback the value when nobody says anything
 * @param help one line
 * @param isSecret whether its value is shown to nobody
 * @param reader a value of the type from a scalar of a file or the text of a variable; empty when it is none
 */
public record Setting<T>(
        String key, String type, T fallback, String help, boolean isSecret, Function<Object, Optional<T>> reader) {

    static Setting<Integer> count(String key, int fallback, String help) {
        return new Setting<>(key, "a whole number from 1", fallback, help, false, Setting::asCount);
    }

    static Setting<Boolean> yesOrNo(String key, boolean fallback, String help) {
        return new Setting<>(key, "true or false", fallback, help, false, Setting::asBoolean);
    }

    static Setting<String> text(String key, String fallback, String help) {
        return new Setting<>(key, "a text", fallback, help, false, value -> Optional.of(value.toString()));
    }

    /** A text that nobody is shown, unless it says where the secret is kept. */
    static Setting<String> secret(String key, String help) {
        return new Setting<>(key, "a text", "", help, true, Setting::asScalar);
    }

    /** A text, or what is written without quotes and is none to YAML. */
    static Setting<String> scalar(String key, String help) {
        return new Setting<>(key, "a text", "", help, false, Setting::asScalar);
    }

    static Setting<String> oneOf(String key, List<String> choices, String fallback, String help) {
        return new Setting<>(
                key,
                "one of " + String.join(", ", choices),
                fallback,
                help,
                false,
                value -> Optional.of(value.toString()).filter(choices::contains));
    }

    /** The environment variable for it: {@code FLOW_RUN_MAX_WORKERS}. */
    public String variable() {
        return "FLOW_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** A value of the type; empty when it is none. */
    public Optional<T> read(Object value) {
        return reader.apply(value);
    }

    private static Optional<String> asScalar(Object value) {
        boolean isScalar = value instanceof String || value instanceof Number || value instanceof Boolean;
        return isScalar ? Optional.of(value.toString()) : Optional.empty();
    }

    private static Optional<Integer> asCount(Object value) {
        try {
            return Optional.of(Integer.valueOf(value.toString())).filter(count -> count >= 1);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> asBoolean(Object value) {
        return switch (value.toString()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
