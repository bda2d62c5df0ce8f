package flow.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * The bytes of something that is being written, mostly ASCII. What a run writes for each task goes through here: no text is made
 * that is thrown away at once.
 */
final class LineBytes {
    private static final int USUAL = 256;
    private static final int DECIMAL = 10;
    private static final int NANO_DIGITS = 9;

    private byte[] bytes = new byte[USUAL];
    private int length;

    LineBytes add(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** Of a text that has nothing but ASCII. */
    @SuppressWarnings(
            "deprecation") // which drops the upper half of each letter: here there is none, and nothing is faster
    LineBytes add(String ascii) {
        reserve(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
        return this;
    }

    LineBytes add(byte... more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** Of any text, in UTF-8. */
    LineBytes addText(String text) {
        reserve(text.length());
        int begin = length;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= 0x80) {
                length = begin;
                return add(text.getBytes(StandardCharsets.UTF_8));
            }
            bytes[length++] = (byte) c;
        }
        return this;
    }

    LineBytes add(long number) {
        if (number < 0) {
            return add(Long.toString(number));
        }
        int digits = 1;
        for (long left = number / DECIMAL; left > 0; left /= DECIMAL) {
            digits++;
        }
        return add(number, digits);
    }

    /** The last so many digits of a number that is not below 0. */
    private LineBytes add(long number, int digits) {
        reserve(digits);
        length += digits;
        long left = number;
        for (int at = length - 1; at >= length - digits; at--) {
            bytes[at] = (byte) ('0' + left % DECIMAL);
            left /= DECIMAL;
        }
        return this;
    }

    /** As in {@link Spelled#time(String)}: seconds since 1970 with nine decimals. */
    LineBytes add(Instant time) {
        return add(time.getEpochSecond()).add('.').add(time.getNano(), NANO_DIGITS);
    }

    private void reserve(int more) {
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
