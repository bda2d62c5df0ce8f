package flow.artifact;

/** Bytes that are no value that this release, with the classes of this script, can bring back. The message says which part, and why. */
public final class UnreadableValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_PATH = 200;

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

    static UnreadableValue damaged() {
        return new UnreadableValue("it is not what was written");
    }

    static UnreadableValue damaged(Throwable cause) {
        UnreadableValue damaged = damaged();
        damaged.initCause(cause);
        return damaged;
    }

    static UnreadableValue tooDeep() {
        return new UnreadableValue("it is nested more than " + Encodings.DEEPEST + " levels deep, which no value is");
    }

    /** The same, seen from the value that holds it; of a very long path the middle is left out. */
    UnreadableValue inside(String step) {
        boolean tooLong = path.length() > LONGEST_PATH;
        String end = tooLong ? "…" + path.substring(path.length() - LONGEST_PATH / 2) : path;
        return new UnreadableValue(step + end, reason);
    }

    /** The place inside the value, {@code .rows[3].handler}; empty for the value itself. */
    public String path() {
        return path;
    }

    /** What is wrong at that place. */
    String reason() {
        return reason;
    }
}
