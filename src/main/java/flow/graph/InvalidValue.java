package flow.graph;

import flow.problem.Code;
import org.jspecify.annotations.Nullable;

/**
 * A value of a script or of the command line that cannot be what it should be. Its message is one clause that names the value,
 * without a full stop; who catches it knows the place.
 */
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final @Nullable String hint;

    /** @param hint what to write instead */
    public InvalidValue(Code code, String message, @Nullable String hint) {
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

    /** Message and hint as one line, for where there is no source line to point at. */
    public String text() {
        return hint == null ? getMessage() : getMessage() + "; " + hint;
    }
}
