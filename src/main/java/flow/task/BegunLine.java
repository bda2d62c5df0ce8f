package flow.task;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The line that a thread has begun to print. A line ends with {@code \n} or {@code \r\n}. A lone {@code \r} begins it anew, as on a
 * terminal: of a progress bar the last state is left. Bytes that are no UTF-8 become U+FFFD.
 */
final class BegunLine {
    /** In bytes. What is longer becomes several lines, so that no line has to be held in memory whole. */
    static final int LONGEST = 1_000_000;

    private static final int LONGEST_CHARACTER = 4;
    private static final int CONTINUES = 0b1000_0000;
    private static final int CONTINUES_MASK = 0b1100_0000;

    private final Masks masks;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private boolean isReturned;

    /** @param masks so that no secret is cut in two, which would hide it from them */
    BegunLine(Masks masks) {
        this.masks = masks;
    }

    /** Adds bytes, and hands over the lines that they end. */
    void add(byte[] bytes, int offset, int length, Consumer<String> lines) {
        int begin = offset;
        int end = offset + length;
        for (int at = offset; at < end; at++) {
            byte next = bytes[at];
            if (isReturned && next != '\n' && next != '\r') {
                text.reset();
                isReturned = false;
            }
            if (next == '\n' || next == '\r') {
                text.write(bytes, begin, at - begin);
                begin = at + 1;
                isReturned = next == '\r';
            }
            if (next == '\n') {
                end(lines);
            }
            if (isTooLong(text.size() + at - begin, next)) {
                text.write(bytes, begin, at - begin);
                begin = at;
                cut(lines);
            }
        }
        text.write(bytes, begin, end - begin);
    }

    /** Cut is between two characters, unless these are none. */
    private static boolean isTooLong(int length, byte next) {
        return length >= LONGEST && ((next & CONTINUES_MASK) != CONTINUES || length >= LONGEST + LONGEST_CHARACTER);
    }

    private void end(Consumer<String> lines) {
        lines.accept(text.toString(StandardCharsets.UTF_8));
        text.reset();
    }

    /** What may be the beginning of a secret goes into the next line. */
    private void cut(Consumer<String> lines) {
        String whole = masks.on(text.toString(StandardCharsets.UTF_8));
        int left = Math.min(Math.max(masks.longest() - 1, 0), whole.length() / 2);
        int end = whole.length() - left;
        if (left > 0 && Character.isLowSurrogate(whole.charAt(end))) {
            end--;
        }
        lines.accept(whole.substring(0, end));
        text.reset();
        text.writeBytes(whole.substring(end).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether nothing has been printed since the last line end. */
    boolean isEmpty() {
        return text.size() == 0;
    }

    /** Ends the line where it stands, unless it is empty. */
    void finish(Consumer<String> lines) {
        if (!isEmpty()) {
            end(lines);
        }
    }
}
