package flow.store;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * JSON without blanks, as records are written. By hand: a run writes little else, and most of its texts need nothing but their
 * quotes; those that do are escaped by Jackson. Nothing is checked here, what belongs together is for the caller.
 */
final class JsonLine {
    private static final int USUAL = 256;
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder json = new StringBuilder(USUAL);
    private boolean needsComma;

    JsonLine startObject() {
        return start('{');
    }

    JsonLine endObject() {
        return end('}');
    }

    JsonLine startArray() {
        return start('[');
    }

    JsonLine endArray() {
        return end(']');
    }

    private JsonLine start(char bracket) {
        separate();
        json.append(bracket);
        needsComma = false;
        return this;
    }

    private JsonLine end(char bracket) {
        json.append(bracket);
        needsComma = true;
        return this;
    }

    private void separate() {
        if (needsComma) {
            json.append(',');
        }
        needsComma = true;
    }

    /** The name of a member, whose value comes next. */
    JsonLine name(String name) {
        text(name);
        json.append(':');
        needsComma = false;
        return this;
    }

    JsonLine text(String text) {
        separate();
        json.append('"');
        if (isPlain(text)) {
            json.append(text);
        } else {
            appendEscaped(text);
        }
        json.append('"');
        return this;
    }

    /** Halves of letters are escaped as well, since UTF-8 has none. */
    private void appendEscaped(String text) {
        char[] escaped = JsonStringEncoder.getInstance().quoteAsString(text);
        for (int at = 0; at < escaped.length; at++) {
            char c = escaped[at];
            if (!Character.isSurrogate(c)) {
                json.append(c);
            } else if (at + 1 < escaped.length && Character.isSurrogatePair(c, escaped[at + 1])) {
                json.append(c).append(escaped[++at]);
            } else {
                json.append("\\u").append(HEX.toHexDigits(c));
            }
        }
    }

    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    JsonLine number(long number) {
        separate();
        json.append(number);
        return this;
    }

    /** @param number in JSON's own spelling */
    JsonLine number(String number) {
        separate();
        json.append(number);
        return this;
    }

    JsonLine truth(boolean truth) {
        separate();
        json.append(truth);
        return this;
    }

    /** With the end of the line. */
    byte[] bytes() {
        return json.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
