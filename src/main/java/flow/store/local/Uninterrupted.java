package flow.store.local;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** Work on a channel of its own that an interrupt closes: done again, and the interrupt kept for whoever waits for it. */
final class Uninterrupted {

    /** Opens, uses and closes the channel. */
    interface Work<T> {
        T run() throws IOException;
    }

    private Uninterrupted() {}

    static <T> T run(Work<T> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return work.run();
                } catch (ClosedByInterruptException again) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
