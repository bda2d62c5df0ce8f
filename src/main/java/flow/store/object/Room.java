package flow.store.object;

import java.util.concurrent.Semaphore;

/** How much may be in memory on its way: whoever wants to add to it waits until there is room. */
final class Room {
    private static final int SHARE = 16;
    private static final int UNIT = 1024;

    private final int units;
    private final Semaphore free;

    /** A sixteenth of the heap, and no less than one whole value. */
    Room() {
        this(Math.max(Values.LARGEST_WHOLE, Runtime.getRuntime().maxMemory() / SHARE));
    }

    Room(long bytes) {
        units = units(Math.min(bytes, Integer.MAX_VALUE));
        free = new Semaphore(units);
    }

    void take(long bytes) {
        free.acquireUninterruptibly(Math.min(units, units(bytes)));
    }

    /** @param bytes as they were taken */
    void give(long bytes) {
        free.release(Math.min(units, units(bytes)));
    }

    private static int units(long bytes) {
        return (int) (bytes / UNIT) + 1;
    }
}
