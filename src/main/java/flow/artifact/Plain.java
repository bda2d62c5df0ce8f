package flow.artifact;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The short way for the values that most tasks keep: whole numbers, truths, short texts, null. It writes the very bytes that {@link
 * Encoder} would write and reads what {@link Decoder} would read, without the machinery that either needs for everything else.
 */
final class Plain {
    /** In characters; what is longer gains nothing. */
    private static final int LONGEST_TEXT = 200;

    private static final int DECIMAL = 10;
    private static final String LONG = "{\"" + Encodings.TAG + "long\":";

    /** A number of more digits may not be one that Java counts in. */
    private static final int SURE_DIGITS = 9;

    private Plain() {}

    /** Null for a value that takes the long way. */
    static @Nullable Encoded encode(@Nullable Object value) {
        if (value instanceof Integer number) {
            return new Encoded(Encodings.JSON, text("", number, ""));
        }
        if (value instanceof Long number) {
            return Numbers.isInteger(number)
                    ? new Encoded(Encodings.TAGGED, text(LONG, number, "}"))
                    : new Encoded(Encodings.JSON, text("", number, ""));
        }
        if (value == null || value instanceof Boolean) {
            return json(String.valueOf(value));
        }
        return value instanceof String text && isPlain(text) ? json('"' + text + '"') : null;
    }

    private static Encoded json(String text) {
        return new Encoded(Encodings.JSON, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** By hand, as a foreach over many items is little else. */
    private static byte[] text(String before, long number, String behind) {
        if (number < 0) {
            return (before + number + behind).getBytes(StandardCharsets.ISO_8859_1);
        }
        int digits = 1;
        for (long left = number / DECIMAL; left > 0; left /= DECIMAL) {
            digits++;
        }
        byte[] text = new byte[before.length() + digits + behind.length()];
        for (int at = 0; at < before.length(); at++) {
            text[at] = (byte) before.charAt(at);
        }
        long left = number;
        for (int at = before.length() + digits - 1; at >= before.length(); at--) {
            text[at] = (byte) ('0' + left % DECIMAL);
            left /= DECIMAL;
        }
        for (int at = 0; at < behind.length(); at++) {
            text[before.length() + digits + at] = (byte) behind.charAt(at);
        }
        return text;
    }

    /** Whether JSON writes it as it is. */
    private static boolean isPlain(String text) {
        if (text.length() > LONGEST_TEXT) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Null for bytes that take the long way. */
    static @Nullable Number number(Encoded value) {
        byte[] bytes = value.bytes();
        if (value.encoding().equals(Encodings.JSON)) {
            return isNumber(bytes, 0, bytes.length) ? (Number) number(bytes, 0, bytes.length) : null;
        }
        int begin = LONG.length();
        int end = bytes.length - 1;
        if (end <= begin || bytes[end] != '}' || !value.encoding().equals(Encodings.TAGGED) || !beginsWithLong(bytes)) {
            return null;
        }
        return isNumber(bytes, begin, end) ? (Number) (long) number(bytes, begin, end) : null;
    }

    private static boolean beginsWithLong(byte... bytes) {
        for (int at = 0; at < LONG.length(); at++) {
            if (bytes[at] != LONG.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(byte[] bytes, int begin, int end) {
        if (begin == end || end - begin > SURE_DIGITS || bytes[begin] == '0' && end - begin > 1) {
            return false;
        }
        for (int at = begin; at < end; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int begin, int end) {
        int number = 0;
        for (int at = begin; at < end; at++) {
            number = DECIMAL * number + bytes[at] - '0';
        }
        return number;
    }
}
