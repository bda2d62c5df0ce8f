package flow.graph;

import flow.problem.Position;

/** {@code onSuccess { run -> }} and {@code onFailure { run -> }}: run once, after the last task, as a task of its own. */
public record Hook(Position position, Occasion occasion, Body body) {
    /** No step's name has it. */
    private static final char MARK = '@';

    /** How the run must have ended. */
    public enum Occasion {
        SUCCESS,
        FAILURE
    }

    /** The word that makes it. */
    public String word() {
        return occasion == Occasion.SUCCESS ? "onSuccess" : "onFailure";
    }

    /**
     * What its task is called, in the place of a step's name.
     *
     * @param number among the flow's hooks of its occasion, from 0
     */
    public String taskName(int number) {
        return MARK + word() + (number == 0 ? "" : "-" + (number + 1));
    }

    /** Whether a task of that name is a hook's. */
    public static boolean isTaskName(String step) {
        return !step.isEmpty() && step.charAt(0) == MARK;
    }
}
