package flow.compile.argo;

import flow.graph.Parameter;
import flow.graph.PayloadPath;
import java.util.Locale;
import java.util.regex.Pattern;

/** Paths into an event as gjson reads them, by which Argo Events looks into events; what is in them of users is data. */
final class GjsonPath {
    /** All that was posted, as the text of its JSON: each digit and each blank as it came. */
    static final String WHOLE_BODY = "body|@tostr";

    /** A key that gjson takes for a place in a list, but {@link PayloadPath} does not. */
    private static final Pattern UNCLEAR = Pattern.compile("0\\d+|\\d{10,}");

    private GjsonPath() {}

    /** @param prefix where the payload is */
    static String of(String prefix, PayloadPath field) {
        StringBuilder path = new StringBuilder(prefix);
        for (String key : field.keys()) {
            path.append('.');
            key.chars().forEach(character -> {
                if (isSpecial(character)) {
                    path.append('\\');
                }
                path.append((char) character);
            });
        }
        return path.toString();
    }

    /** ASCII that is neither a letter nor a digit: gjson gives many of these a meaning, which a backslash takes from each. */
    private static boolean isSpecial(int character) {
        return character > ' '
                && character < 127
                && !Character.isLetterOrDigit(character)
                && "-_:".indexOf(character) < 0;
    }

    static boolean isUnclear(PayloadPath field) {
        return field.keys().stream().anyMatch(key -> UNCLEAR.matcher(key).matches());
    }

    /**
     * A path that leads to a value which it says itself.
     *
     * @param value a text, a number or a boolean
     */
    static String literal(Object value) {
        if (!(value instanceof String text)) {
            return "!" + Parameter.Type.JSON.toText(value);
        }
        StringBuilder json = new StringBuilder("!\"");
        text.chars().forEach(character -> {
            // gjson ends such a literal at a bracket, also within quotes.
            boolean isPlain =
                    character > 127 || Character.isLetterOrDigit(character) || " -_./:,+=".indexOf(character) >= 0;
            json.append(isPlain ? String.valueOf((char) character) : String.format(Locale.ROOT, "\\u%04x", character));
        });
        return json.append('"').toString();
    }
}
