package flow.artifact;

/** Bytes that are no value that this release, with the classes of this script, can bring back. The message says which part, and why. */
public final class UnreadableValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String reason;

    UnreadableValue(String reason) {
        this("", reason);
    }

    private UnreadableValue(String path, String reason) {
        super(path.isEmpty() ? reason : path + ": " + reason);
        this.path = path;
        this.reason = reason;
    }

    /** The same, seen from the value that holds it. */
    UnreadableValue inside(String step) {
        return new UnreadableValue(step + path, reason);
    }

    /** The place inside the value, {@code .rows[3].handler}; empty for the value itself. */
    public String path() {
        return path;
    }
}
