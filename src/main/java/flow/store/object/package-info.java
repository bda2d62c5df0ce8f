/**
 * Runs in a place that knows whole objects by their keys and nothing else: no appending, no renaming, no locks. The door is
 * {@link flow.store.object.ObjectStore}, over a {@link flow.store.object.Bucket} of some service.
 */
@NullMarked
package flow.store.object;

import org.jspecify.annotations.NullMarked;
