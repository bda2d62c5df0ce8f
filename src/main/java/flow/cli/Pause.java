package flow.cli;

import java.util.concurrent.atomic.AtomicInteger;

/** How a command waits before it looks again at what others write. */
interface Pause {
    /** Short for who watches, long for the machine. */
    int MILLISECONDS = 200;

    int FIRST = 500;
    int LONGEST = 5_000;

    Pause REAL = () -> of(MILLISECONDS);

    /** For what others have to be asked for, and may take hours: from half a second to five. */
    static Pause growing() {
        AtomicInteger next = new AtomicInteger(FIRST);
        return () -> of(next.getAndUpdate(now -> Math.min(LONGEST, now + FIRST)));
    }

    private static boolean of(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
            return true;
        } catch (InterruptedException toEnd) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Answers whether to look again. */
    boolean pause();
}
