/**
 * Runs flows in unit tests: a script, or one built in code, with a clock of its own and steps that are replaced. The door is
 * {@link flow.testing.FlowRunner}. Nothing here prints, ends the process, or touches the user's folders.
 */
@NullMarked
package flow.testing;

import org.jspecify.annotations.NullMarked;
