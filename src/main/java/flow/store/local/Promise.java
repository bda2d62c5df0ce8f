package flow.store.local;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A frame among the records of a file, {@code promised 4711}: all that stands before that byte was forced before this was written,
 * and may have been announced. It goes to the system right behind the force and waits for the disk with what comes next.
 */
final class Promise {
    /** More than any of them takes, in bytes. */
    static final int LARGEST = 32;

    /** What one has instead of a place when it is none. */
    static final long NONE = -1;

    private static final Pattern LINE = Pattern.compile("promised ([1-9][0-9]{0,17})\n");

    private Promise() {}

    /** @param length of the file as far as it was forced, in bytes */
    static byte[] of(long length) {
        return ("promised " + length + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** How far one goes, in bytes; {@link #NONE} when it is a record. */
    static long in(byte... payload) {
        if (payload.length > LARGEST || payload[0] != 'p') {
            return NONE;
        }
        Matcher line = LINE.matcher(new String(payload, StandardCharsets.US_ASCII));
        return line.matches() ? Long.parseLong(line.group(1)) : NONE;
    }
}
