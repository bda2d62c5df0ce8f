/**
 * The few types that scripts meet and may name without an import: {@link flow.Json}, {@link flow.Failure}.
 * Everything here is public API and knows nothing else of ours.
 */
@NullMarked
package flow;

import org.jspecify.annotations.NullMarked;
