/**
 * What can be known about a flow before it runs: one class a rule, named by the property that holds.
 * The door is {@link flow.check.Checks}.
 */
@NullMarked
package flow.check;

import org.jspecify.annotations.NullMarked;
