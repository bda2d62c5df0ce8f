/**
 * Reads runs, finished or not: for scripts, hooks, notebooks, specs and the commands, without the classes of the script.
 * The door is {@link flow.client.Runs}; from there it goes on to {@code Run}, {@code Step}, {@code Task}, {@code Artifact}.
 */
@NullMarked
package flow.client;

import org.jspecify.annotations.NullMarked;
