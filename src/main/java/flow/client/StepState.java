package flow.client;

import java.util.ArrayList;
import java.util.List;

/** How it stands with a step, in a word and in numbers. */
public enum StepState {
    DONE("done"),
    FAILED("failed"),
    /** None of its tasks failed, and some were ended from outside. */
    ENDED("ended"),
    RETRYING("retrying"),
    RUNNING("running"),
    /** Its turn will come. */
    WAITING("waiting"),
    /** Some of its tasks are done; the others never got their turn. */
    INCOMPLETE("incomplete"),
    NOT_STARTED("not started"),
    /** The run did not pass here: another option was taken, or a foreach had no items. */
    SKIPPED("skipped");

    private final String spelling;

    StepState(String spelling) {
        this.spelling = spelling;
    }

    public static StepState of(Step step) {
        if (step.getFailed() > 0) {
            return FAILED;
        }
        if (step.getRetrying() > 0) {
            return RETRYING;
        }
        if (step.getEnded() > 0) {
            return ENDED;
        }
        if (!step.getRun().isOver()) {
            return ofRunning(step);
        }
        boolean isLeftOut = step.getOpen() + step.getAhead() > 0;
        if (step.getDone() > 0) {
            return isLeftOut ? INCOMPLETE : DONE;
        }
        return isLeftOut ? NOT_STARTED : SKIPPED;
    }

    private static StepState ofRunning(Step step) {
        if (step.getOpen() > 0) {
            return RUNNING;
        }
        if (step.getAhead() > 0) {
            return WAITING;
        }
        return step.getDone() > 0 ? DONE : SKIPPED;
    }

    /** How many tasks of each kind; empty when there is nothing to count. */
    public static String counts(Step step) {
        List<String> parts = new ArrayList<>();
        add(parts, step.getDone(), "done");
        add(parts, step.getReused(), "reused");
        add(parts, step.getFailed(), "failed");
        add(parts, step.getEnded(), "ended");
        add(parts, step.getRetrying(), "retrying");
        boolean isOver = step.getRun().isOver();
        add(parts, step.getOpen(), isOver ? "not ended" : "running");
        add(parts, step.getAhead(), isOver ? "not started" : "waiting");
        return of(step) == NOT_STARTED && step.getAhead() == 1 ? "" : String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    @Override
    public String toString() {
        return spelling;
    }
}
