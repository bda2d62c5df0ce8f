/**
 * What people and programs see of a run while it goes on: rows on a terminal, lines elsewhere, JSON for programs, a summary at the
 * end. The door is {@link flow.progress.Progress}; nothing here prints, all text goes to whoever was given for it.
 */
@NullMarked
package flow.progress;

import org.jspecify.annotations.NullMarked;
