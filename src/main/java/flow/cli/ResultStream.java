package flow.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Where results go. A result that is cut short must not look like a whole one, so what cannot be written ends the command
 * with {@link Unusable}; except when the reader has seen enough, as {@code head} has, and what is left is thrown away.
 */
final class ResultStream extends OutputStream {
    private final OutputStream out;
    private boolean isUnread;

    ResultStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (isUnread) {
            return;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException failure) {
            judge(failure);
        }
    }

    @Override
    public void flush() {
        if (isUnread) {
            return;
        }
        try {
            out.flush();
        } catch (IOException failure) {
            judge(failure);
        }
    }

    /** The system tells its reasons as texts only; this one has the word in it in every language. */
    private void judge(IOException failure) {
        String reason = Unusable.reason(failure);
        if (!reason.toLowerCase(Locale.ROOT).contains("pipe")) {
            throw new Unusable("the result cannot be written: " + reason);
        }
        isUnread = true;
    }
}
