/**
 * The commands: what people type, the exit codes and the progress they see; the only place that wires everything together.
 * The door is {@link flow.cli.Cli}: everything of the process comes in through {@link flow.cli.Surroundings}.
 */
@NullMarked
package flow.cli;

import org.jspecify.annotations.NullMarked;
