/**
 * The few types that scripts name without an import. Everything here is public API and knows nothing else of ours.
 */
@NullMarked
package flow;

import org.jspecify.annotations.NullMarked;
