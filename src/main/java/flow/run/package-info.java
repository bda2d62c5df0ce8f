/**
 * The walk through a flow on this machine: what is ready, which threads run it, what is repeated, what a failure ends. The door
 * is {@link flow.run.LocalEngine}; what happens is told as a stream of {@link flow.run.RunEvent}.
 */
@NullMarked
package flow.run;

import org.jspecify.annotations.NullMarked;
