package flow.problem;

import org.jspecify.annotations.Nullable;

/**
 * A rule of the language broken while a body runs: a name that nothing set, a read-only name assigned. It ends the task,
 * is never caught by {@code catchInto}, and is shown like a problem of the script. Not a {@code MissingPropertyException},
 * which Groovy would swallow to go on looking elsewhere.
 */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final @Nullable String hint;

    public Fault(Code code, String message) {
        this(code, message, null);
    }

    /** @param hint what to write instead */
    public Fault(Code code, String message, @Nullable String hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }

    public Code code() {
        return code;
    }

    public @Nullable String hint() {
        return hint;
    }
}
