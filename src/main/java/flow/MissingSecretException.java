package flow;

/** A secret that a step asks for is not where its {@code secrets:} says. */
public final class MissingSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MissingSecretException(String message) {
        super(message);
    }
}
