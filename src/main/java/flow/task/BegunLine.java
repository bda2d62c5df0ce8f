package flow.task;

import flow.problem.Masks;
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
    private String half = "";

    /** @param masks so that no secret is cut in two, which would hide it from them */
    BegunLine(Masks masks) {
        this.masks = masks;
    }

    /** Adds text, and hands over the lines that it ends. Half a character waits for its other half. */
    void add(String more, Consumer<String> lines) {
        if (isOneLine(more)) {
            lines.accept(more.substring(0, more.length() - 1));
            return;
        }
        String all = half + more;
        half = "";
        int end = endsInHalf(all) ? all.length() - 1 : all.length();
        byte[] bytes = bytes(all.substring(0, end));
        add(bytes, 0, bytes.length, lines);
        half = all.substring(end);
    }

    private static boolean endsInHalf(String text) {
        return !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
    }

    /** As nearly all text is that is printed: then it needs not be taken apart. */
    private boolean isOneLine(String more) {
        int last = more.length() - 1;
        if (!isEmpty() || isReturned || last < 0 || last > LONGEST / LONGEST_CHARACTER || more.charAt(last) != '\n') {
            return false;
        }
        for (int at = 0; at < last; at++) {
            char next = more.charAt(at);
            if (next == '\n' || next == '\r' || Character.isSurrogate(next)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Adds bytes, and hands over the lines that they end. */
    void add(byte[] bytes, int offset, int length, Consumer<String> lines) {
        endHalf();
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

    /** Its other half did not come. */
    private void endHalf() {
        text.writeBytes(bytes(half));
        half = "";
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
        text.writeBytes(bytes(whole.substring(end)));
    }

    /** Whether nothing has been printed since the last line end. */
    boolean isEmpty() {
        return text.size() == 0 && half.isEmpty();
    }

    /** Ends the line where it stands, unless it is empty. */
    void finish(Consumer<String> lines) {
        if (!isEmpty()) {
            endHalf();
            end(lines);
        }
    }
}
