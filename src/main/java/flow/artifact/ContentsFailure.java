package flow.artifact;

import org.jspecify.annotations.Nullable;

/**
 * What keeps {@link Contents} cannot be used, or has lost some of them: never the fault of the value that was being kept or read.
 * So it goes through to whoever asked, as it is.
 */
public abstract class ContentsFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected ContentsFailure(String message) {
        super(message);
    }

    protected ContentsFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
