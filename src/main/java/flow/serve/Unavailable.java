package flow.serve;

/** An event cannot be taken now. */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean isFull;

    private Unavailable(String message, boolean isFull) {
        super(message);
        this.isFull = isFull;
    }

    static Unavailable full(int most) {
        return new Unavailable(
                most + " runs are waiting to be started, and no more may; send the event again later", true);
    }

    static Unavailable stopping() {
        return new Unavailable("the server is being stopped", false);
    }

    /** Whether too much has come; else the server goes away. */
    public boolean isFull() {
        return isFull;
    }
}
