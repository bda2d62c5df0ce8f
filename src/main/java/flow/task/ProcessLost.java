package flow.task;

/** The process that made an attempt has ended without a word of how the attempt did: it was killed, or its machine was. */
public final class ProcessLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message {@code its process ended with exit code 137 (killed)} */
    public ProcessLost(String message) {
        super(message);
    }
}
