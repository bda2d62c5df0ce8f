package flow.artifact;

/** Bytes that are no value that this release, with the classes of this script, can bring back. The message says which part, and why. */
public final class UnreadableValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_PATH = 200;
    private static final int LONGEST_REASON = 500;

    private final String path;
    private final String reason;

    UnreadableValue(String reason) {
        this("", shortened(reason));
    }

    /** @param cause what the script's own code threw */
    UnreadableValue(String reason, Throwable cause) {
        this(reason);
        initCause(cause);
    }

    private UnreadableValue(String path, String reason) {
        super(path.isEmpty() ? reason : path + ": " + reason);
        this.path = path;
        this.reason = reason;
    }

    /** What was read may be quoted in it. */
    private static String shortened(String reason) {
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON - 1) + "…" : reason;
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
        UnreadableValue seen = new UnreadableValue(step + end, reason);
        if (getCause() != null) {
            seen.initCause(getCause());
        }
        return seen;
    }

    /** The same, of an artifact: {@code artifact 'report' cannot be read: report.rows[3]: …}. */
    public UnreadableValue of(String artifact) {
        UnreadableValue named =
                new UnreadableValue("artifact '" + artifact + "' cannot be read: " + artifact + path, reason);
        if (getCause() != null) {
            named.initCause(getCause());
        }
        return named;
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
