package flow.graph;

import flow.problem.Position;

/**
 * A question that decides which way the flow goes on; it only reads.
 *
 * @param position where its brace stands
 */
public record Condition(Position position, Facts facts, Question question) {

    /** Asks once, by Groovy's idea of truth. */
    @FunctionalInterface
    public interface Question {
        boolean ask(Scope scope) throws Throwable;
    }
}
