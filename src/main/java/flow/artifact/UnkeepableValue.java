package flow.artifact;

import org.jspecify.annotations.Nullable;

/** An artifact holds something that cannot be kept. The message names the artifact, the place inside it, the class, and the cure. */
public final class UnkeepableValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String artifact;
    private final String path;
    private final String className;

    /**
     * @param path the place inside the artifact, {@code .rows[3].handler}; empty for the artifact itself
     * @param className the class that cannot be kept, as its user would write it
     * @param reason the rest of a sentence that begins with the place
     */
    UnkeepableValue(String artifact, String path, String className, String reason) {
        super("artifact '" + artifact + "' cannot be kept: " + artifact + path + " (" + className + ") " + reason);
        this.artifact = artifact;
        this.path = path;
        this.className = className;
    }

    /** A text in it is a secret, or holds one. */
    public static UnkeepableValue ofSecret(String artifact, Object value, String secret) {
        String reason = "holds the secret '" + secret + "', and secrets are never stored."
                + " Read it where it is needed, or hold it in a variable: def x = …";
        return new UnkeepableValue(artifact, "", Refused.readable(value.getClass()), reason);
    }

    /** @param cause what the script's own code threw; null for nothing */
    UnkeepableValue(String artifact, String path, String className, String reason, @Nullable Throwable cause) {
        this(artifact, path, className, reason);
        if (cause != null) {
            initCause(cause);
        }
    }

    public String artifact() {
        return artifact;
    }

    /** The place inside the artifact, {@code .rows[3].handler}; empty for the artifact itself. */
    public String path() {
        return path;
    }

    /** The class that cannot be kept, as its user would write it. */
    public String className() {
        return className;
    }
}
