/**
 * The vocabulary: public classes whose documented methods are the words of the language, and the builders behind them.
 * The door is {@link flow.dsl.FlowScript}, the base class of every script; what comes out is a {@link flow.graph.Flow}.
 */
@NullMarked
package flow.dsl;

import org.jspecify.annotations.NullMarked;
