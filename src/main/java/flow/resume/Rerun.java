package flow.resume;

import flow.graph.TaskId;
import java.util.Optional;

/**
 * A task that is run, or tasks of which nobody knows yet how many there will be.
 *
 * @param id empty where nobody knows
 * @param isSure whether it runs for certain; what stands behind an undecided choice, or in a foreach without its items, may not
 */
public record Rerun(String step, String task, Optional<TaskId> id, boolean isSure, Reason reason) implements Fate {

    /** Whether it has a reason of its own, and does not only run because of one before it. */
    public boolean isCause() {
        return reason.kind() != Reason.Kind.AFTER;
    }
}
