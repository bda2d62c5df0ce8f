package flow.store.object;

import java.util.function.Supplier;

/** What is done in spite of bodies beside that use up the memory: they are about to fail of that, and then there is some again. */
final class Scarcity {
    private static final int TRIES = 100;
    private static final long PAUSE_MILLIS = 100;

    private Scarcity() {}

    /** @param step does the same when it is done once more */
    static <T> T insistently(Supplier<T> step) {
        for (int left = TRIES; ; left--) {
            try {
                return step.get();
            } catch (OutOfMemoryError exhausted) {
                if (left == 0 || !isPauseOver()) {
                    throw exhausted;
                }
            }
        }
    }

    private static boolean isPauseOver() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
