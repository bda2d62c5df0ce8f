/**
 * Runs, as they are written down: what was started, what each task left, how it ended; one interface for every kind of store.
 * The door is {@link flow.store.Store}; {@code flow.store.local} is the one in a folder.
 */
@NullMarked
package flow.store;

import org.jspecify.annotations.NullMarked;
