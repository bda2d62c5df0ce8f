package flow.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The text of a line as bytes without a zero: UTF-8, but for the zero character, which is {@code C0 80} as in class files. No
 * UTF-8 has these bytes.
 */
final class LogText {
    private static final char ZERO = '\0';
    private static final byte FIRST = (byte) 0xC0;
    private static final byte SECOND = (byte) 0x80;

    private LogText() {}

    static byte[] bytes(String text) {
        if (text.indexOf(ZERO) < 0) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int from = 0;
        for (int zero = text.indexOf(ZERO); zero >= 0; zero = text.indexOf(ZERO, from)) {
            bytes.writeBytes(text.substring(from, zero).getBytes(StandardCharsets.UTF_8));
            bytes.write(FIRST);
            bytes.write(SECOND);
            from = zero + 1;
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    static String of(byte[] bytes, int begin, int length) {
        StringBuilder text = new StringBuilder(length);
        int from = begin;
        int end = begin + length;
        for (int at = begin; at < end - 1; at++) {
            if (bytes[at] == FIRST && bytes[at + 1] == SECOND) {
                text.append(plain(bytes, from, at)).append(ZERO);
                from = at + 2;
            }
        }
        return text.append(plain(bytes, from, end)).toString();
    }

    private static String plain(byte[] bytes, int begin, int end) {
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }
}
