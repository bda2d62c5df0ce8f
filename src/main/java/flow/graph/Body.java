package flow.graph;

import flow.problem.Position;

/**
 * What a task does.
 *
 * @param position where its brace stands
 * @param facts what it reads and sets, as far as the script shows
 * @param fingerprint the same as long as neither its code changes nor what that calls and names; empty when it is not known
 */
public record Body(Position position, Facts facts, String fingerprint, Code code) {

    /** Runs a body once. The same code may run in many threads at the same time, each with a scope of its own. */
    @FunctionalInterface
    public interface Code {
        void run(Scope scope) throws Throwable;
    }

    /** Of a flow that is built in code. */
    public Body(Position position, Facts facts, Code code) {
        this(position, facts, "", code);
    }
}
