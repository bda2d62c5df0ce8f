package flow.task;

import flow.store.Decision;
import org.jspecify.annotations.Nullable;

/** How one attempt at a task ended. */
public sealed interface Outcome {

    /**
     * The body ran to its end and its values are kept, or its failure was caught.
     *
     * @param changes what it did to the artifacts
     * @param left what is visible behind the task
     * @param decision null when it decides nothing
     * @param warning something that the user should know, as a clause; null for nothing
     * @param caught the failure that {@code catchInto} took; null when there was none
     */
    record Done(
            Changes changes,
            View left,
            @Nullable Decision decision,
            @Nullable String warning,
            @Nullable Diagnosis caught)
            implements Outcome {}

    /**
     * It did not.
     *
     * @param thrown what was thrown
     */
    record Failed(Diagnosis diagnosis, Throwable thrown) implements Outcome {}
}
