package flow.task;

import flow.store.Decision;
import flow.store.TaskDone;
import java.util.List;
import java.util.Set;
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
     * @param losses what of its values will come back otherwise than expected, each a clause
     * @param caught the failure that {@code catchInto} took; null when there was none
     * @param reads the parameters that it read; null when that is not known
     */
    record Done(
            Changes changes,
            View left,
            @Nullable Decision decision,
            @Nullable String warning,
            List<String> losses,
            @Nullable Diagnosis caught,
            @Nullable Set<String> reads)
            implements Outcome {
        public Done {
            losses = List.copyOf(losses);
        }

        /** What an earlier run left of a task, as if it had just ended. */
        public static Done takenOver(Task task, TaskDone done) {
            Changes changes = new Changes(done.set(), done.removed());
            Decision decision = task.decides() == null ? null : done.decision();
            return new Done(changes, changes.on(task.view()), decision, null, List.of(), null, done.reads());
        }
    }

    /**
     * It did not.
     *
     * @param thrown what was thrown
     */
    record Failed(Diagnosis diagnosis, Throwable thrown) implements Outcome {}
}
