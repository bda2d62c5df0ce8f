/**
 * Runs in a folder of this machine: a journal a run, and large values under their digests beside them.
 * The door is {@link flow.store.local.LocalStore}; {@link flow.store.local.StoreLocation} tells in which folder.
 */
@NullMarked
package flow.store.local;

import org.jspecify.annotations.NullMarked;
