package flow.task;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Gives a program what it reads, in a thread of its own. A program need not read what it is given. */
final class Feed {
    private final String program;
    private final InputStream input;
    private final OutputStream to;
    private final Runnable broken;
    private volatile @Nullable Throwable failure;

    /** @param broken called when the input cannot be read, before the program could take that for its end */
    Feed(String program, InputStream input, OutputStream to, Runnable broken) {
        this.program = program;
        this.input = input;
        this.to = to;
        this.broken = broken;
    }

    Feed started(String name) {
        Thread thread = new Thread(this::feed, name);
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void feed() {
        try (input;
                to) {
            byte[] buffer = new byte[8192];
            for (int read = read(buffer); read >= 0; read = read(buffer)) {
                to.write(buffer, 0, read);
                to.flush();
            }
        } catch (IOException unwanted) {
            // It has ended, or has closed its input.
        }
    }

    private int read(byte[] buffer) {
        try {
            return input.read(buffer);
        } catch (Throwable unreadable) {
            failure = unreadable;
            broken.run();
            return -1;
        }
    }

    /** Throws why not all of the input could be read; called when the program has ended. */
    void check() {
        Throwable why = failure;
        Pump.rethrow(why);
        if (why != null) {
            throw unreadable(program, why);
        }
    }

    static UncheckedIOException unreadable(String program, Throwable why) {
        return new UncheckedIOException(
                "the input of '" + program + "' cannot be read",
                why instanceof IOException known ? known : new IOException(why));
    }
}
