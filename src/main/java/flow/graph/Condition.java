package flow.graph;

import flow.problem.Position;

/**
 * A question that decides which way the flow goes on; it only reads.
 *
 * @param position where its brace stands
 * @param fingerprint the same as long as neither its code changes nor what that calls and names; empty when it is not known
 */
public record Condition(Position position, Facts facts, String fingerprint, Question question) {

    /** Asks once, by Groovy's idea of truth. */
    @FunctionalInterface
    public interface Question {
        boolean ask(Scope scope) throws Throwable;
    }

    /** Of a flow that is built in code. */
    public Condition(Position position, Facts facts, Question question) {
        this(position, facts, "", question);
    }
}
