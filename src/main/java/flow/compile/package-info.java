/**
 * What becomes of a flow on other systems. A target is pure: it makes a {@link flow.compile.Bundle} of a graph and some options, the same
 * bytes every time, and says what it cannot do. Targets never know each other.
 */
@NullMarked
package flow.compile;

import org.jspecify.annotations.NullMarked;
