package flow.task;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads what a program writes, as fast as it does, in a thread of its own. */
final class Pump {
    /** How long nothing may come from a program that has ended, until what still could come is not waited for. */
    private static final long SILENCE_MILLIS = TimeUnit.SECONDS.toMillis(1);

    /** Gets the bytes as they come. */
    interface Sink {
        void add(byte[] bytes, int count);

        void end();
    }

    private final InputStream from;
    private final Sink sink;
    private final Thread thread;
    private volatile long count;
    private final byte[] buffer = new byte[8192];
    private volatile @Nullable Throwable failure;

    Pump(String name, InputStream from, Sink sink) {
        this.from = from;
        this.sink = sink;
        this.thread = new Thread(this::pump, name);
        thread.setDaemon(true);
    }

    Pump started() {
        thread.start();
        return this;
    }

    private void pump() {
        try (from) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                count += read;
                take(read);
            }
        } catch (IOException ended) {
            // It was closed from outside; what came until then is all.
        } catch (Throwable broken) {
            failure = broken;
        }
        finish();
    }

    /** A program must not hang because its output cannot be taken, not even for want of memory: that is told when it has ended. */
    private void take(int read) {
        if (failure != null) {
            return;
        }
        try {
            sink.add(buffer, read);
        } catch (Throwable broken) {
            failure = broken;
        }
    }

    private void finish() {
        if (failure == null) {
            try {
                sink.end();
            } catch (Throwable broken) {
                failure = broken;
            }
        }
    }

    /** What a thread of ours ran into, where it is asked for; a checked exception is its caller's to tell. */
    static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
    }

    /** Waits until all has come. A program of which only something in the background is left may hold its output open for ever. */
    void await() throws InterruptedException {
        long before;
        do {
            before = count;
            thread.join(SILENCE_MILLIS);
        } while (thread.isAlive() && count != before);
        rethrow(failure);
    }
}
