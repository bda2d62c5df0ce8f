package flow.run;

import java.util.concurrent.locks.LockSupport;

/** What must be done when memory is used up is done as soon as there is some: bodies that took it fail and give it back. */
final class Scarcity {
    private static final int TIMES = 50;
    private static final long PAUSE_NANOS = 200_000_000;

    private Scarcity() {}

    /** @throws OutOfMemoryError when there is none for ten seconds */
    static void patiently(Runnable action) {
        for (int time = 1; ; time++) {
            try {
                action.run();
                return;
            } catch (OutOfMemoryError exhausted) {
                if (time == TIMES) {
                    throw exhausted;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** The same, however long it takes: others wait for it. */
    static void insistently(Runnable action) {
        boolean isDone = false;
        while (!isDone) {
            try {
                patiently(action);
                isDone = true;
            } catch (OutOfMemoryError stillExhausted) {
                // The next ten seconds may do.
            }
        }
    }
}
