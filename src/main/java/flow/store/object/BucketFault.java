package flow.store.object;

import org.jspecify.annotations.Nullable;

/** A request that the service did not do. The message is a whole sentence with the cure: what a {@code StoreFailure} says. */
public final class BucketFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isPassing;

    /** @param isPassing whether the same request may succeed later */
    public BucketFault(String message, boolean isPassing, @Nullable Throwable cause) {
        super(message, cause);
        this.isPassing = isPassing;
    }

    boolean isPassing() {
        return isPassing;
    }
}
