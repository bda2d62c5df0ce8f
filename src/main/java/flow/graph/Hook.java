package flow.graph;

import flow.problem.Position;

/** {@code onSuccess { run -> }} and {@code onFailure { run -> }}: run once, after the last task, as a task of its own. */
public record Hook(Position position, Occasion occasion, Body body) {

    /** How the run must have ended. */
    public enum Occasion {
        SUCCESS,
        FAILURE
    }
}
