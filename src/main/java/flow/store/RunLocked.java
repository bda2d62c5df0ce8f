package flow.store;

/**
 * Somebody else has what only one at a time can have: a run that is being written or resumed, a store that is being cleaned. The
 * message says who.
 */
public final class RunLocked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message {@code run 1m8bc0x22q3z is being written by process 4711 on this machine} */
    public RunLocked(String message) {
        super(message);
    }
}
