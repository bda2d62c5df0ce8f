package flow.run;

import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import flow.task.Causes;
import flow.task.Diagnosis;
import flow.task.Outcome.Failed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong in a run, so far. */
final class Tally {
    private static final int KEPT = 1_000;

    private final List<Diagnosis> failures = new ArrayList<>();
    private final NotStartedSteps notStarted = new NotStartedSteps();
    private int failed;
    private @Nullable RuntimeException storeFault;

    void add(Failed failure) {
        failed++;
        if (failures.size() < KEPT) {
            failures.add(failure.diagnosis());
        }
        Causes.of(failure.thrown()).forEach(this::note);
    }

    /** Something went wrong that is no task's failure. */
    void add(Diagnosis failure) {
        failures.add(failure);
    }

    /** Corrupt data outweighs a store that could not be used. */
    private void note(Throwable thrown) {
        if (thrown instanceof StoreCorrupt corrupt && !(storeFault instanceof StoreCorrupt)) {
            storeFault = corrupt;
        }
        if (thrown instanceof StoreFailure unusable && storeFault == null) {
            storeFault = unusable;
        }
    }

    /** How many tasks finally failed. */
    int failed() {
        return failed;
    }

    /** In the order of time; of very many the first ones. */
    List<Diagnosis> failures() {
        return failures;
    }

    NotStartedSteps notStarted() {
        return notStarted;
    }

    /** What the store could not do or had lost; null for nothing. */
    @Nullable
    RuntimeException storeFault() {
        return storeFault;
    }
}
