package flow;

/** An attempt at a task took longer than the step's {@code timeout:}. */
public final class TimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TimeoutException(String message) {
        super(message);
    }
}
