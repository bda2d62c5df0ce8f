package flow.run;

import flow.store.RunEnd;
import flow.task.Diagnosis;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param failed how many tasks finally failed
 * @param failures why, in the order of time; of very many the first ones
 * @param notStarted in the order of the script
 * @param storeFault what the store could not do or had lost while tasks ran: infrastructure, not the script; null for nothing
 */
public record RunResult(
        String runId,
        RunEnd.Status status,
        int failed,
        List<Diagnosis> failures,
        List<NotStarted> notStarted,
        @Nullable RuntimeException storeFault) {

    /**
     * A step that did not run although its turn would have come.
     *
     * @param times in how many places, as far as it is known; at least 1
     */
    public record NotStarted(String step, int times) {}

    public RunResult {
        failures = List.copyOf(failures);
        notStarted = List.copyOf(notStarted);
    }

    /** The root cause. */
    public Optional<Diagnosis> firstFailure() {
        return failures.stream().findFirst();
    }
}
