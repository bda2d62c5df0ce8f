package flow.deploy;

/** The place cannot be reached, or has a fault of its own. */
public final class DeployFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message a clause without a full stop, with what to do */
    public DeployFailure(String message) {
        super(message);
    }
}
