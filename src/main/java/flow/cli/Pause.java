package flow.cli;

/** How a command waits before it looks again at what others write. */
interface Pause {
    /** Short for who watches, long for the machine. */
    int MILLISECONDS = 200;

    Pause REAL = () -> {
        try {
            Thread.sleep(MILLISECONDS);
            return true;
        } catch (InterruptedException toEnd) {
            Thread.currentThread().interrupt();
            return false;
        }
    };

    /** Answers whether to look again. */
    boolean pause();
}
