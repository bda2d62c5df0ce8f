package flow.graph;

import flow.problem.Position;

/**
 * What a task does.
 *
 * @param position where its brace stands
 * @param facts what it reads and sets, as far as the script shows
 */
public record Body(Position position, Facts facts, Code code) {

    /** Runs a body once. The same code may run in many threads at the same time, each with a scope of its own. */
    @FunctionalInterface
    public interface Code {
        void run(Scope scope) throws Throwable;
    }
}
