/**
 * Faults of what a user wrote, as values: where, what, and what to write instead.
 * The door is {@link flow.problem.Problems}, which collects them; {@link flow.problem.ProblemPrinter} shows them.
 */
@NullMarked
package flow.problem;

import org.jspecify.annotations.NullMarked;
