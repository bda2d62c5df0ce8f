package flow;

/** A repeat with {@code orFail: true} has made all its rounds, and {@code until} is still false. */
public final class UnfinishedRepeatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnfinishedRepeatException(String message) {
        super(message);
    }
}
