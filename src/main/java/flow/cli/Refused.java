package flow.cli;

/** A deployment is refused, for a reason that is not the script's. Exit code 4. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message a clause without a full stop, with what to do */
    Refused(String message) {
        super(message);
    }
}
