package flow.store;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * JSON without blanks, as records are written. By hand: a run writes little else, and most of its texts need nothing but their
 * quotes; those that do are escaped by Jackson. Nothing is checked here, what belongs together is for the caller.
 */
final class JsonLine {
    private static final HexFormat HEX = HexFormat.of();

    private final LineBytes json = new LineBytes();
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
        json.add(bracket);
        needsComma = false;
        return this;
    }

    private JsonLine end(char bracket) {
        json.add(bracket);
        needsComma = true;
        return this;
    }

    private void separate() {
        if (needsComma) {
            json.add(',');
        }
        needsComma = true;
    }

    /**
     * The name of a member, whose value comes next.
     *
     * @param name one of the format's own, which need no escapes
     */
    JsonLine name(String name) {
        separate();
        json.add('"').add(name).add('"').add(':');
        needsComma = false;
        return this;
    }

    /** The same of any name. */
    JsonLine nameOfUser(String name) {
        text(name);
        json.add(':');
        needsComma = false;
        return this;
    }

    JsonLine text(String text) {
        separate();
        json.add('"');
        if (isPlain(text)) {
            json.add(text);
        } else {
            json.add(escaped(text).getBytes(StandardCharsets.UTF_8));
        }
        json.add('"');
        return this;
    }

    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!isPlain(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }

    /** Halves of letters are escaped as well, since UTF-8 has none. */
    private static String escaped(String text) {
        StringBuilder all = new StringBuilder();
        char[] escaped = JsonStringEncoder.getInstance().quoteAsString(text);
        for (int at = 0; at < escaped.length; at++) {
            char c = escaped[at];
            if (!Character.isSurrogate(c)) {
                all.append(c);
            } else if (at + 1 < escaped.length && Character.isSurrogatePair(c, escaped[at + 1])) {
                all.append(c).append(escaped[++at]);
            } else {
                all.append("\\u").append(HEX.toHexDigits(c));
            }
        }
        return all.toString();
    }

    /** A text of which each byte is one letter of ASCII that can be seen. */
    static boolean isVisible(byte... ascii) {
        for (byte c : ascii) {
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** Such a text. */
    JsonLine visible(byte... ascii) {
        separate();
        json.add('"');
        for (byte c : ascii) {
            if (!isPlain(c)) {
                json.add('\\');
            }
            json.add((char) c);
        }
        json.add('"');
        return this;
    }

    JsonLine number(long number) {
        separate();
        json.add(number);
        return this;
    }

    JsonLine time(Instant time) {
        separate();
        json.add(time);
        return this;
    }

    JsonLine truth(boolean truth) {
        separate();
        json.add(truth ? "true" : "false");
        return this;
    }

    /** With the end of the line. */
    byte[] bytes() {
        return json.add('\n').toBytes();
    }
}
